package io.tideline.local.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;

class CommandReferenceTest {
    private static final Path COMMITTED_PAGE = Path.of("..", "..", "docs", "cli.md");

    @Test
    void committedPageIsWhatTheCodePrints() throws Exception {
        StringWriter printed = new StringWriter();
        int exit = LocalTideline.commandLine(Map.of())
                .setOut(new PrintWriter(printed))
                .execute("reference");

        assertThat(exit).isZero();
        assertThat(printed.toString()).contains("## tideline replay", "## tideline topics apply");
        assertThat(Files.readString(COMMITTED_PAGE))
                .as("print the page again with: ./tideline reference > docs/cli.md")
                .isEqualTo(printed.toString());
    }
}
