package io.tideline.monitoring;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Queries, dashboards and the compose file, judged by parsers and types that others wrote. */
class OthersCheckTest {

    @BeforeEach
    void requireChecks() {
        Programs.requireChecks();
    }

    @Test
    void everyQueryIsPromQl() throws Exception {
        List<String> queries = Expressions.all();
        assertThat(queries).hasSizeGreaterThan(100);
        assertThat(notPromQl(queries)).isEmpty();
    }

    @Test
    void brokenQueryIsFound() throws Exception {
        assertThat(notPromQl(List.of("sum(rate(up[5m]))", "sum(rate(up[5m])"))).contains("sum(rate(up[5m])\n");
    }

    private static String notPromQl(List<String> queries) throws IOException, InterruptedException {
        String input = new JsonMapper().writeValueAsString(queries);
        Programs.Outcome outcome = Programs.run(Programs.CHECKS, input, List.of("node", "promql.mjs"));
        assertThat(outcome.exitCode()).as(outcome.output()).isZero();
        return outcome.output();
    }

    @Test
    void everyDashboardFitsTheTypesOfGrafana() throws Exception {
        assertThat(misfits(DeployFolder.dashboardFiles())).isEmpty();
    }

    @Test
    void misspeltFieldOfADashboard_isFound(@TempDir Path folder) throws Exception {
        String dashboard = Files.readString(DeployFolder.dashboardFiles().get(0));
        Path misspelt = folder.resolve("misspelt.json");
        Files.writeString(misspelt, dashboard.replace("\"lineWidth\"", "\"lineWidht\""));
        assertThat(misfits(List.of(misspelt))).contains("lineWidht");
    }

    private static String misfits(List<Path> dashboards) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of("node", "dashboards.mjs"));
        dashboards.forEach(file -> command.add(file.toAbsolutePath().toString()));
        Programs.Outcome outcome = Programs.run(Programs.CHECKS, "", command);
        assertThat(outcome.exitCode()).as(outcome.output()).isZero();
        return outcome.output();
    }

    @Test
    void composeFileIsValid() throws Exception {
        Programs.Outcome outcome = lint(DeployFolder.ROOT.resolve("docker-compose.yml"));
        assertThat(outcome.exitCode()).as(outcome.output()).isZero();
    }

    @Test
    void unknownKeyOfAComposeFile_isFound(@TempDir Path folder) throws Exception {
        Path broken = folder.resolve("docker-compose.yml");
        Files.writeString(broken, "name: x\nservices:\n  a:\n    image: b:1\n    helthcheck: {}\n");
        assertThat(lint(broken).exitCode()).isNotZero();
    }

    /** The order of keys is a matter of taste; ours follows what people look for. */
    private static Programs.Outcome lint(Path file) throws IOException, InterruptedException {
        return Programs.run(
                Programs.CHECKS,
                "",
                List.of(
                        "node",
                        "node_modules/dclint/bin/dclint.cjs",
                        file.toAbsolutePath().normalize().toString(),
                        "--max-warnings=0",
                        "--disable-rule=service-keys-order",
                        "--disable-rule=top-level-properties-order"));
    }
}
