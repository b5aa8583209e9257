package io.tideline.monitoring;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * A real Prometheus scrapes what a pipeline serves, and every query of every panel, alert and recording rule is asked.
 * What looks back for days is asked about now.
 */
class ScrapedExpressionsTest {

    @TempDir
    private Path folder;

    @Test
    void everyQueryReturnsData_ofWhatTheCatalogueLists() throws Exception {
        Programs.requirePrometheus();
        try (ServedExposition served = ServedExposition.start()) {
            assertThatEveryQueryReturnsData(served.address());
        }
    }

    @Test
    void everyQueryReturnsData_ofTheDemo() throws Exception {
        Programs.requirePrometheus();
        try (RunningDemo demo = RunningDemo.start(folder)) {
            assertThatEveryQueryReturnsData(demo.awaitLive());
        }
    }

    private void assertThatEveryQueryReturnsData(String address) throws Exception {
        try (RunningPrometheus prometheus = RunningPrometheus.start(folder, address)) {
            await().atMost(Duration.ofSeconds(60)).until(prometheus::isReady);
            List<String> queries = queries();
            assertThat(queries).hasSizeGreaterThan(130);
            await().atMost(Duration.ofMinutes(2)).untilAsserted(() -> assertThat(withoutData(prometheus, queries))
                    .isEmpty());
            assertThat(unhealthyRules(prometheus)).isEmpty();
            assertThat(prometheus.count("tideline_no_such_metric")).isZero();
        }
    }

    /** Alerts have no value while all is well, so their parts are asked, and that the whole can be evaluated. */
    private static List<String> queries() throws IOException {
        List<String> queries = new ArrayList<>();
        for (String expression : Expressions.ofDashboards()) {
            if (expression.endsWith("> 0")) {
                queries.addAll(Expressions.selectors(expression));
            } else {
                queries.add(expression.replaceAll(" offset \\d+[dw]", ""));
            }
        }
        for (String expression : Expressions.ofAlerts()) {
            queries.addAll(Expressions.selectors(expression));
            queries.add("(%s) or vector(1)".formatted(expression));
        }
        for (JsonNode rule : Expressions.recordings()) {
            if (!rule.path("expr").asText().contains("offset")) {
                queries.add(rule.path("record").asText());
            }
        }
        return queries.stream()
                .filter(query -> !query.equals("job:tideline_kpi_churned_customers:expected7d"))
                .distinct()
                .toList();
    }

    private static List<String> withoutData(RunningPrometheus prometheus, List<String> queries) throws Exception {
        List<String> empty = new ArrayList<>();
        for (String query : queries) {
            if (prometheus.count(query) == 0) {
                empty.add(query);
            }
        }
        return empty;
    }

    private static List<String> unhealthyRules(RunningPrometheus prometheus) throws Exception {
        List<String> unhealthy = new ArrayList<>();
        for (JsonNode group : prometheus.rules().path("data").path("groups")) {
            for (JsonNode rule : group.path("rules")) {
                if (!"ok".equals(rule.path("health").asText())) {
                    unhealthy.add(rule.toString());
                }
            }
        }
        return unhealthy;
    }
}
