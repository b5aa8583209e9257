package io.tideline.app.ingest;

import io.tideline.app.ingest.row.ImportException;
import io.tideline.app.ingest.row.InputSource;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Checks what must hold for the files of an import together, before the first is opened. */
final class SourceRules {
    private SourceRules() {}

    static void check(List<InputSource> sources, ImportSettings settings) throws ImportException {
        long streams =
                sources.stream().filter(source -> source.path().isEmpty()).count();
        require(!sources.isEmpty(), "there is no file to import");
        require(streams <= 1, "standard input can be given once only");
        require(
                streams == 0 || settings.checkpoint().isEmpty(),
                "standard input cannot be resumed: give a file, or no checkpoint");
        Set<Path> seen = new HashSet<>();
        for (InputSource source : sources) {
            Optional<Path> path =
                    source.path().map(file -> file.toAbsolutePath().normalize());
            require(path.isEmpty() || seen.add(path.get()), source.name() + " is given twice");
            requireApart(path, settings.rejects(), "rejects");
            requireApart(path, settings.checkpoint(), "checkpoint");
        }
        requireApart(settings.rejects(), settings.checkpoint(), "checkpoint");
    }

    private static void requireApart(Optional<Path> input, Optional<Path> notes, String purpose)
            throws ImportException {
        if (input.isPresent() && notes.isPresent()) {
            require(
                    !areSame(input.get(), notes.get()),
                    "the %s file %s is in use already".formatted(purpose, notes.get()));
        }
    }

    private static boolean areSame(Path left, Path right) {
        try {
            return left.toAbsolutePath()
                            .normalize()
                            .equals(right.toAbsolutePath().normalize())
                    || (Files.exists(left) && Files.exists(right) && Files.isSameFile(left, right));
        } catch (IOException e) {
            return false;
        }
    }

    private static void require(boolean holds, String otherwise) throws ImportException {
        if (!holds) {
            throw new ImportException(ImportException.Kind.RUNTIME, otherwise);
        }
    }
}
