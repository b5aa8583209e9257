package io.tideline.reference;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.GZIPInputStream;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;

/** The reference files beside the project: used where they are, required where the build says CI. */
public final class SharedFiles {
    private SharedFiles() {}

    /** A file below {@code ../shared}; the test is skipped if the folder is not there, and fails in CI. */
    public static Path path(String name) {
        Path root = Path.of("").toAbsolutePath();
        while (root != null && !Files.isDirectory(root.resolve("shared/reference"))) {
            root = root.getParent();
        }
        if (root == null && "true".equals(System.getenv("CI"))) {
            throw new IllegalStateException("CI needs the folder ../shared with the reference files");
        }
        assumeTrue(root != null, "the reference files are not beside the project");
        return root.resolve("shared").resolve(name);
    }

    /** Opens a gzipped CSV file with a header row. */
    public static CSVParser csv(String name) throws IOException {
        BufferedReader reader = new BufferedReader(new InputStreamReader(
                new GZIPInputStream(Files.newInputStream(path(name)), 1 << 16), StandardCharsets.UTF_8));
        return CSVFormat.DEFAULT
                .builder()
                .setHeader()
                .setSkipHeaderRecord(true)
                .get()
                .parse(reader);
    }
}
