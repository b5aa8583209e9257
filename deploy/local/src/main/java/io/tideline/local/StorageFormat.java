package io.tideline.local;

import io.tideline.local.LocalStackException.Reason;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import org.apache.kafka.common.Uuid;
import org.apache.kafka.metadata.storage.Formatter;

/** Formats the log directory of a broker once, which gives the cluster its permanent id. */
final class StorageFormat {

    private StorageFormat() {}

    /**
     * Formats {@code logDirectory} unless an earlier stack has. Formats beside it and renames, so that a directory is
     * either formatted or absent, whenever the process dies.
     *
     * @throws LocalStackException if the directory cannot be written
     */
    static void ensure(Path logDirectory) {
        if (Files.exists(logDirectory)) {
            return;
        }
        Path unfinished = logDirectory.resolveSibling(logDirectory.getFileName() + ".unformatted");
        try {
            format(unfinished);
            Files.move(unfinished, logDirectory, StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException e) {
            throw new LocalStackException(
                    Reason.DATA_DIRECTORY_UNUSABLE, "data directory " + logDirectory + " cannot be formatted", e);
        }
    }

    private static void format(Path directory) throws IOException {
        try {
            new Formatter()
                    .setClusterId(Uuid.randomUuid().toString())
                    .setNodeId(BrokerSettings.NODE_ID)
                    .addDirectory(directory.toString())
                    .setMetadataLogDirectory(directory.toString())
                    .setControllerListenerName(BrokerSettings.CONTROLLER_LISTENER)
                    // Share groups are not used here; without the feature their coordinator stays idle.
                    .setFeatureLevel("share.version", (short) 0)
                    .setIgnoreFormatted(true)
                    .setPrintStream(new PrintStream(OutputStream.nullOutputStream(), false, StandardCharsets.UTF_8))
                    .run();
        } catch (IOException | RuntimeException e) {
            throw e;
        } catch (Exception e) { // the formatter declares the widest type there is
            throw new IOException(e);
        }
    }
}
