package io.tideline.monitoring;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class DashboardRulesTest {

    @Test
    void everyDashboardKeepsToTheRules() throws IOException {
        assertThat(DeployFolder.dashboards()).hasSize(4);
        for (JsonNode dashboard : DeployFolder.dashboards()) {
            assertThat(DashboardRules.violations(dashboard))
                    .as(dashboard.path("title").asText())
                    .isEmpty();
        }
    }

    @Test
    void dashboardsHaveUidsOfTheirOwn() throws IOException {
        assertThat(DeployFolder.dashboards())
                .extracting(dashboard -> dashboard.path("uid").asText())
                .doesNotHaveDuplicates();
    }

    static Stream<Arguments> faults() {
        return Stream.of(
                fault("the uid is missing", dashboard -> dashboard.remove("uid")),
                fault("the id must be null", dashboard -> dashboard.put("id", 7)),
                fault("exported for sharing", dashboard -> dashboard.putArray("__inputs")),
                fault("is not the data source", dashboard -> variables(dashboard)
                        .remove(0)),
                fault(
                        "not asked again",
                        dashboard -> ((ObjectNode) variables(dashboard).get(1)).put("refresh", 1)),
                fault("no id of its own", dashboard -> panel(dashboard).put("id", 101)),
                fault("no title of its own", dashboard -> panel(dashboard).put("title", "Churn rate")),
                fault("beyond the edge", dashboard -> place(dashboard).put("x", 22)),
                fault("overlaps", dashboard -> place(dashboard).put("y", 9)),
                fault("no description", dashboard -> panel(dashboard).remove("description")),
                fault("no unit", dashboard -> defaults(dashboard).remove("unit")),
                fault("without percent", dashboard -> defaults(dashboard).put("unit", "short")),
                fault("does not use the chosen", dashboard -> panel(dashboard).remove("datasource")),
                fault("no query", dashboard -> panel(dashboard).putArray("targets")),
                fault("data source of its own", dashboard -> target(dashboard).remove("datasource")),
                fault("empty query", dashboard -> target(dashboard).put("expr", " ")),
                fault("without a legend", dashboard -> target(dashboard).remove("legendFormat")),
                fault("without $__rate", dashboard -> target(dashboard).put("expr", "rate(x_total{job=\"$job\"}[5m])")),
                fault("without its rate", dashboard -> target(dashboard).put("expr", "tideline_x_total{job=\"$job\"}")),
                fault("does not select the job", dashboard -> target(dashboard)
                        .put("expr", "sum(tideline_x{a=\"b\"})")));
    }

    private static Arguments fault(String message, Consumer<ObjectNode> change) {
        return Arguments.of(message, change);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("faults")
    void faultIsFound(String message, Consumer<ObjectNode> change) throws IOException {
        ObjectNode dashboard = (ObjectNode) DeployFolder.dashboards().get(2);
        change.accept(dashboard);
        assertThat(DashboardRules.violations(dashboard)).anyMatch(found -> found.contains(message));
    }

    private static ArrayNode variables(ObjectNode dashboard) {
        return (ArrayNode) dashboard.path("templating").path("list");
    }

    /** The first panel below the first heading. */
    private static ObjectNode panel(ObjectNode dashboard) {
        return (ObjectNode) dashboard.path("panels").get(1);
    }

    private static ObjectNode place(ObjectNode dashboard) {
        return (ObjectNode) panel(dashboard).path("gridPos");
    }

    private static ObjectNode defaults(ObjectNode dashboard) {
        return (ObjectNode) panel(dashboard).path("fieldConfig").path("defaults");
    }

    private static ObjectNode target(ObjectNode dashboard) {
        return (ObjectNode) panel(dashboard).path("targets").get(0);
    }
}
