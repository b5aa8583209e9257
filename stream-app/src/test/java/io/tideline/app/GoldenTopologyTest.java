package io.tideline.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/**
 * The topology as it is committed. A difference is not a mistake in itself, but it says what an upgrade does to a running
 * application: the names of stores and internal topics are where its state is, so a name that changes or goes loses the
 * state behind it, and the application has to count again from the first event. What is only added loses nothing.
 */
class GoldenTopologyTest {
    private static final Path GOLDEN = Path.of("src", "test", "resources", "io", "tideline", "app", "topology.txt");

    @Test
    void namesOfStateAndTopicsAreTheCommittedOnes() throws IOException {
        StringWriter printed = new StringWriter();
        int exit = Tideline.commandLine(Map.of(), List.of())
                .setOut(new PrintWriter(printed))
                .execute("topology");

        assertThat(exit).isZero();
        assertThat(printed.toString())
                .as("if no state is lost by it, or that is meant: ./tideline topology > stream-app/" + GOLDEN)
                .isEqualTo(Files.readString(GOLDEN));
    }

    @Test
    void nothingHasANameThatKafkaStreamsCounted() throws IOException {
        List<String> lines = Files.readAllLines(GOLDEN);

        assertThat(lines).hasSizeGreaterThan(10);
        assertThat(lines).noneMatch(line -> line.matches(".*(KSTREAM|KTABLE|STATE-STORE)-.*\\d{10}.*"));
    }
}
