package io.tideline.risk;

import static org.assertj.core.api.Assertions.fail;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.Assumptions;

/** The folder of reference data beside the project, which not every checkout has. */
final class SharedFolder {
    private SharedFolder() {}

    /** The lines of a gzipped file in the folder, header included; skips the test, or in CI fails it, without the folder. */
    static List<String> lines(String file) {
        Optional<Path> folder = find();
        if (folder.isEmpty() && "true".equals(System.getenv("CI"))) {
            fail("the shared folder with " + file + " is missing");
        }
        Assumptions.assumeTrue(folder.isPresent(), "the shared folder with " + file + " is not here");
        try (BufferedReader reader = new BufferedReader(new InputStreamReader(
                new GZIPInputStream(Files.newInputStream(folder.orElseThrow().resolve(file))),
                StandardCharsets.UTF_8))) {
            return reader.lines().toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Optional<Path> find() {
        for (Path at = Path.of("").toAbsolutePath(); at != null; at = at.getParent()) {
            Path candidate = at.resolveSibling("shared");
            if (Files.isRegularFile(candidate.resolve("reference/cdnow-sample-customers.csv.gz"))) {
                return Optional.of(candidate);
            }
        }
        return Optional.empty();
    }
}
