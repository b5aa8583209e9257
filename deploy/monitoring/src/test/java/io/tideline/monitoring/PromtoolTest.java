package io.tideline.monitoring;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The rules of Prometheus, judged by its own tool. */
class PromtoolTest {
    private static final Path PROMETHEUS = DeployFolder.DEPLOY.resolve("prometheus");

    @BeforeEach
    void requirePrometheus() {
        Programs.requirePrometheus();
    }

    @Test
    void configurationAndRulesAreValid() throws Exception {
        Programs.Outcome outcome =
                Programs.run(PROMETHEUS, "", List.of("promtool", "check", "config", "prometheus.yml"));
        assertThat(outcome.exitCode()).as(outcome.output()).isZero();
        assertThat(outcome.output()).contains("2 rule files found", "15 rules found");
    }

    @Test
    void everyAlertFires_staysSilent_andResolves() throws Exception {
        List<String> command = new ArrayList<>(List.of("promtool", "test", "rules"));
        for (Path test : DeployFolder.files(PROMETHEUS.resolve("tests"), ".test.yml")) {
            command.add("tests/" + test.getFileName());
        }
        Programs.Outcome outcome = Programs.run(PROMETHEUS, "", command);
        assertThat(outcome.exitCode()).as(outcome.output()).isZero();
    }

    /** The three states of each alert must be expected somewhere, or the test above proves nothing about it. */
    @Test
    void noAlertIsForgottenByTheTests() throws Exception {
        Set<String> expected = new TreeSet<>();
        for (Path file : DeployFolder.files(PROMETHEUS.resolve("tests"), ".test.yml")) {
            for (JsonNode test : new YAMLMapper().readTree(file.toFile()).path("tests")) {
                test.path("promql_expr_test").forEach(it -> expected.addAll(outcomes(it)));
            }
        }
        for (Alert alert : DeployFolder.SOURCES.alerts().alerts()) {
            assertThat(expected).contains(alert.name() + " firing", alert.name() + " silent");
        }
    }

    private static List<String> outcomes(JsonNode test) {
        String alert = test.path("expr").asText().replaceAll("(?s).*alertname=\"(\\w+)\".*", "$1");
        boolean firing = test.path("exp_samples").toString().contains("firing");
        return List.of(alert + (firing ? " firing" : " silent"));
    }

    @Test
    void anExpectationThatDoesNotHold_fails() throws Exception {
        Path folder = Files.createTempDirectory("tideline-promtool-");
        Path test = Files.writeString(folder.resolve("wrong.test.yml"), """
                rule_files: []
                tests:
                  - interval: 1m
                    input_series: [{series: a, values: "1"}]
                    promql_expr_test: [{expr: a, eval_time: 0m, exp_samples: [{labels: a, value: 2}]}]
                """);
        assertThat(Programs.run(folder, "", List.of("promtool", "test", "rules", test.toString()))
                        .exitCode())
                .isNotZero();
        Files.delete(test);
        Files.delete(folder);
    }
}
