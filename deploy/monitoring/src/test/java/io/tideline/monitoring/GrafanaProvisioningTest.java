package io.tideline.monitoring;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What Grafana would refuse at its start, or would silently not show. */
class GrafanaProvisioningTest {
    private static final String ALERTING = "grafana/provisioning/alerting/";
    private static final int LONGEST_UID = 40;
    private static final int LONGEST_TITLE = 190;

    private final List<JsonNode> rules = new ArrayList<>();
    private JsonNode groups;

    @BeforeEach
    void readRules() throws IOException {
        groups = DeployFolder.yaml(ALERTING + "rules.yml").path("groups");
        groups.forEach(group -> group.path("rules").forEach(rules::add));
        assertThat(rules).hasSize(15);
    }

    @Test
    void everyQueryHasARangeOfTime_withoutWhichGrafanaDoesNotStart() {
        for (JsonNode rule : rules) {
            assertThat(rule.path("data")).hasSize(2);
            for (JsonNode query : rule.path("data")) {
                assertThat(query.path("relativeTimeRange").path("from").asInt()).isPositive();
                assertThat(query.path("refId")).isEqualTo(query.path("model").path("refId"));
            }
        }
    }

    @Test
    void uidsAndTitlesAreUniqueAndShortEnough() {
        Set<String> uids = new HashSet<>();
        for (JsonNode rule : rules) {
            assertThat(rule.path("uid").asText()).hasSizeBetween(1, LONGEST_UID).matches("[a-z0-9-]+");
            assertThat(rule.path("title").asText()).hasSizeBetween(1, LONGEST_TITLE);
            assertThat(uids.add(rule.path("uid").asText())).isTrue();
        }
    }

    @Test
    void everyRuleHasAConditionAndKnownStates() {
        for (JsonNode rule : rules) {
            assertThat(rule.path("condition").asText())
                    .isEqualTo(rule.path("data").path(1).path("refId").asText());
            assertThat(rule.path("noDataState").asText()).isIn("OK", "Alerting", "NoData", "KeepLast");
            assertThat(rule.path("execErrState").asText()).isIn("OK", "Alerting", "Error", "KeepLast");
            assertThat(rule.path("for").asText()).matches("\\d+[smhd]");
            assertThat(rule.path("labels").path("severity").asText()).isIn("warning", "critical");
            assertThat(rule.path("annotations").path("description").asText()).doesNotContain("$value ");
        }
    }

    @Test
    void everyRuleShowsAPanelThatExists() throws IOException {
        Map<String, Set<Integer>> panels = new HashMap<>();
        for (JsonNode dashboard : DeployFolder.dashboards()) {
            Set<Integer> ids = panels.computeIfAbsent(dashboard.path("uid").asText(), uid -> new HashSet<>());
            dashboard.path("panels").forEach(panel -> {
                if (panel.has("targets")) {
                    ids.add(panel.path("id").asInt());
                }
            });
        }
        for (JsonNode rule : rules) {
            assertThat(panels.get(rule.path("dashboardUid").asText()))
                    .contains(rule.path("panelId").asInt());
        }
    }

    @Test
    void rulesUseTheProvisionedDataSourceAndFolder() throws IOException {
        String uid = DeployFolder.yaml("grafana/provisioning/datasources/prometheus.yml")
                .path("datasources")
                .path(0)
                .path("uid")
                .asText();
        JsonNode provider = DeployFolder.yaml("grafana/provisioning/dashboards/provider.yml")
                .path("providers")
                .path(0);
        assertThat(provider.has("folderUid")).isFalse();
        groups.forEach(group -> assertThat(group.path("folder")).isEqualTo(provider.path("folder")));
        for (JsonNode rule : rules) {
            assertThat(rule.path("data").path(0).path("datasourceUid").asText()).isEqualTo(uid);
        }
    }

    @Test
    void policiesNameContactPointsThatExist() throws IOException {
        Set<String> names = new HashSet<>();
        DeployFolder.yaml(ALERTING + "contact-points.yml")
                .path("contactPoints")
                .forEach(point -> names.add(point.path("name").asText()));
        JsonNode policy =
                DeployFolder.yaml(ALERTING + "policies.yml").path("policies").path(0);
        assertThat(names).contains(policy.path("receiver").asText());
        policy.path("routes").forEach(route -> assertThat(names)
                .contains(route.path("receiver").asText()));
    }

    @Test
    void grafanaAndPrometheusAskTheSame() throws IOException {
        List<String> twins = new ArrayList<>();
        for (JsonNode group : DeployFolder.yaml("prometheus/rules/alerts.yml").path("groups")) {
            group.path("rules").forEach(rule -> twins.add(bare(rule.path("expr").asText())));
        }
        for (int i = 0; i < rules.size(); i++) {
            JsonNode data = rules.get(i).path("data");
            String value = data.path(0).path("model").path("expr").asText();
            JsonNode evaluator =
                    data.path(1).path("model").path("conditions").path(0).path("evaluator");
            String sign = "gt".equals(evaluator.path("type").asText()) ? ">" : "<";
            assertThat(bare("(" + value + ")" + sign
                            + evaluator.path("params").path(0).asText()))
                    .isEqualTo(twins.get(i));
        }
    }

    private static String bare(String expression) {
        return expression.replaceAll("\\s", "");
    }
}
