package io.tideline.local.cli;

import static io.tideline.local.cli.DemoProcess.PATIENCE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.tideline.local.interop.NodeScripts;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** From the command to numbers that move. */
class DemoCommandTest {
    private static final Path EXAMPLE = Path.of("..", "..", "examples", "orders.csv");

    @TempDir
    Path folder;

    @Test
    void tinyShop_goesLive_itsNumbersMove_andCtrlCEndsIt() throws Exception {
        try (DemoProcess demo = DemoProcess.start(folder, "--customers", "300", "--months", "3", "--rate", "40")) {
            demo.awaitLive();
            long orders = demo.orders();
            await().atMost(PATIENCE).until(() -> demo.orders() > orders + 10);
            assertThat(demo.text("/")).contains("<title>Tideline", "app.js");

            assertThat(demo.interrupt()).as(demo.errors()).isEqualTo(130);
            assertThat(demo.errors()).contains("Loaded ").doesNotContain("ERROR", "\tat ");
        }
    }

    @Test
    void ownOrders_areShownAsTheyAre_upToTheirLastDay() throws Exception {
        try (DemoProcess demo = DemoProcess.start(folder, "--data", EXAMPLE.toString())) {
            demo.awaitLive();

            await().atMost(PATIENCE).until(() -> demo.lastRow()
                    .get("endDate")
                    .equals(demo.json("v1/status").get("clockDate")));
            assertThat(demo.json("v1/status").get("clockMode").asText()).isEqualTo("event");
            assertThat(demo.lastRow().get("currency").asText()).isEqualTo("EUR");
        }
    }

    /** In the system's Chromium; screenshots are left in {@code target/page}. */
    @Test
    @Tag("browser")
    void page_showsWhatTheApiSays_andMoves() throws Exception {
        NodeScripts.PAGE.require();
        NodeScripts.requirement(Files.isExecutable(Path.of("/usr/bin/chromium")), "Chromium is not installed");
        try (DemoProcess demo = DemoProcess.start(folder, "--customers", "2000", "--rate", "1")) {
            demo.awaitLive();

            assertThat(NodeScripts.PAGE.run(
                            "demo-page.mjs",
                            demo.page().toString(),
                            Path.of("target", "page").toAbsolutePath().toString()))
                    .hasSize(7)
                    .allMatch(line -> line.startsWith("ok "));
        }
    }
}
