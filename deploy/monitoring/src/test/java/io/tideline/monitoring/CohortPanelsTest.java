package io.tideline.monitoring;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the panels of cohorts say of known cells, while two instances hold them: judged by Prometheus' own tool. */
class CohortPanelsTest {
    private static final int TRIANGLE = 12;
    private static final int CURVE = 13;
    private static final int FIRST_MONTH = 14;

    /** Cohort, index, members, those who came, those who bought twice; nobody of January came in its second month. */
    private static final List<String> CELLS = List.of(
            "2026-01-01 00 100 100 5",
            "2026-01-01 01 100 20 24",
            "2026-01-01 02 100 0 24",
            "2026-02-01 00 300 300 30",
            "2026-02-01 01 300 30 50",
            "2026-03-01 00 50 50 0",
            "2026-04-01 00 0 0 0");

    @TempDir
    Path folder;

    @Test
    void triangleHasTheShareOfEachCell_besideTheMembers() throws Exception {
        assertSays(
                expression(TRIANGLE, 0),
                sample("cohort=\"2026-01-01\",index=\"# members\"", 100),
                sample("cohort=\"2026-01-01\",index=\"00\"", 1),
                sample("cohort=\"2026-01-01\",index=\"01\"", 0.2),
                sample("cohort=\"2026-01-01\",index=\"02\"", 0),
                sample("cohort=\"2026-02-01\",index=\"# members\"", 300),
                sample("cohort=\"2026-02-01\",index=\"00\"", 1),
                sample("cohort=\"2026-02-01\",index=\"01\"", 0.1),
                sample("cohort=\"2026-03-01\",index=\"# members\"", 50),
                sample("cohort=\"2026-03-01\",index=\"00\"", 1),
                sample("cohort=\"2026-04-01\",index=\"# members\"", 0));
    }

    @Test
    void curveIsWeightedByMembers_andCountsThoseWhoDidNotCome() throws Exception {
        assertSays(expression(CURVE, 0), curve(4, 2, 1));
        assertSays(expression(CURVE, 1), curve(450, 400, 100));
        assertSays(expression(CURVE, 2), curve(1, 0.125, 0));
        assertSays(expression(CURVE, 3), curve(35 / 450.0, 74 / 400.0, 0.24));
    }

    @Test
    void newestCohortThatHadAFirstMonth_isComparedWithThoseBefore() throws Exception {
        assertSays(expression(FIRST_MONTH, 0), sample("", 0.1));
        assertSays(expression(FIRST_MONTH, 1), sample("", 0.2));
    }

    private static String[] curve(double... values) {
        return new String[] {
            sample("index=\"00\"", values[0]), sample("index=\"01\"", values[1]), sample("index=\"02\"", values[2])
        };
    }

    private static String sample(String labels, double value) {
        return "{labels: '{" + labels + "}', value: " + value + "}";
    }

    private static String expression(int panelId, int target) {
        return DeployFolder.SOURCES.dashboards().stream()
                .filter(dashboard -> dashboard.uid().equals("tideline-repeat"))
                .flatMap(dashboard -> dashboard.rows().stream())
                .flatMap(row -> row.panels().stream())
                .filter(panel -> panel.id() == panelId)
                .map(panel -> Expressions.filledIn(panel.targets().get(target).expr()))
                .findFirst()
                .orElseThrow();
    }

    private void assertSays(String expression, String... samples) throws Exception {
        Programs.requirePrometheus();
        String series = CELLS.stream()
                .flatMap(cell -> Stream.of("a", "b").map(instance -> series(instance, cell.split(" "))))
                .collect(Collectors.joining("\n"));
        String test = """
                rule_files: []
                tests:
                  - interval: 1m
                    input_series:
                %s
                    promql_expr_test:
                      - {expr: '%s', eval_time: 0m, exp_samples: [%s]}
                """.formatted(series.indent(6).stripTrailing(), expression, String.join(", ", samples));
        Files.writeString(folder.resolve("cells.test.yml"), test);

        Programs.Outcome outcome = Programs.run(folder, "", List.of("promtool", "test", "rules", "cells.test.yml"));

        assertThat(outcome.exitCode()).as(outcome.output()).isZero();
    }

    private static String series(String instance, String[] cell) {
        double members = Double.parseDouble(cell[2]);
        String rate = members == 0
                ? ""
                : series(
                        instance,
                        cell,
                        "bounded_retention_rate",
                        Double.toString(Double.parseDouble(cell[3]) / members));
        return series(instance, cell, "size", cell[2])
                + series(instance, cell, "bounded_retained", cell[3])
                + series(instance, cell, "repeat_customers", cell[4])
                + rate;
    }

    private static String series(String instance, String[] cell, String figure, String value) {
        String labels = "job=\"tideline\",instance=\"%s\",kind=\"FIRST_ORDER\",cohort=\"%s\",index=\"%s\""
                .formatted(instance, cell[0], cell[1]);
        return "- {series: 'tideline_cohort_" + figure + "{" + labels + "}', values: '" + value + "'}\n";
    }
}
