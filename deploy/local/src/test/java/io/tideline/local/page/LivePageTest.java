package io.tideline.local.page;

import static org.assertj.core.api.Assertions.assertThat;

import io.tideline.local.interop.NodeScripts;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * The live page in the system's Chromium, against a server with fixed figures; each claim of the script is one of the
 * page. Screenshots are left in {@code target/page}.
 */
@Tag("browser")
class LivePageTest {
    private static final Path PAGE =
            Path.of("..", "..", "stream-app", "src", "main", "resources", "io", "tideline", "http", "page");
    private static final Path SCREENSHOTS = Path.of("target", "page");
    private static final int CLAIMS = 25;

    @BeforeAll
    static void require() {
        NodeScripts.PAGE.require();
    }

    @Test
    void everyClaimAboutThePageHolds() throws Exception {
        NodeScripts.requirement(Files.isExecutable(Path.of("/usr/bin/chromium")), "Chromium is not installed");

        List<String> lines = NodeScripts.PAGE.run("live-page.mjs", absolute(PAGE), absolute(SCREENSHOTS));

        assertThat(lines).hasSize(CLAIMS).allMatch(line -> line.startsWith("ok "));
        assertThat(SCREENSHOTS.resolve("desktop-light.png")).isNotEmptyFile();
    }

    @Test
    void vendoredFilesAreThoseOfThePackage() throws Exception {
        assertThat(NodeScripts.PAGE.run("vendored.mjs", absolute(PAGE.resolve("vendor"))))
                .hasSize(2)
                .allMatch(line -> line.startsWith("ok "));
    }

    private static String absolute(Path path) {
        return path.toAbsolutePath().normalize().toString();
    }
}
