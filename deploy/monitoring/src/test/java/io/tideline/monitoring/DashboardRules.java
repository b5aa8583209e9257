package io.tideline.monitoring;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.StreamSupport;

/** What every dashboard keeps to. The rules follow Grafana's dashboard linter, which cannot be run here. */
final class DashboardRules {
    private static final Pattern FIXED_RANGE_OF_RATE = Pattern.compile("\\b(i?rate|i?delta)\\([^\\[]*\\[\\d");
    private static final Pattern COUNTER_UNDER_NO_RATE =
            Pattern.compile("(?<!rate\\()(?<!increase\\()\\btideline_\\w+_total\\b");
    private static final int COLUMNS = 24;

    private final JsonNode dashboard;
    private final List<String> found = new ArrayList<>();
    private final Set<Integer> ids = new HashSet<>();
    private final Set<String> titles = new HashSet<>();
    private final Set<String> cells = new HashSet<>();

    private DashboardRules(JsonNode dashboard) {
        this.dashboard = dashboard;
    }

    /** What is wrong with a dashboard, one sentence each. */
    static List<String> violations(JsonNode dashboard) {
        DashboardRules rules = new DashboardRules(dashboard);
        rules.frame();
        dashboard.path("panels").forEach(rules::panel);
        return rules.found;
    }

    private void frame() {
        require(dashboard.path("uid").asText().matches("[a-z-]{1,40}"), "the uid is missing or too long");
        require(dashboard.has("id") && dashboard.path("id").isNull(), "the id must be null");
        require(dashboard.path("schemaVersion").asInt() == 42, "the schema version must be 42");
        require(!dashboard.path("editable").asBoolean(true), "a provisioned dashboard is not editable");
        require(!dashboard.path("description").asText().isBlank(), "there is no description");
        require(!dashboard.has("__inputs") && !dashboard.has("__requires"), "it was exported for sharing");
        JsonNode first = dashboard.path("templating").path("list").path(0);
        require("datasource".equals(first.path("type").asText()), "the first variable is not the data source");
        for (JsonNode variable : dashboard.path("templating").path("list")) {
            boolean query = "query".equals(variable.path("type").asText());
            require(!query || variable.path("refresh").asInt() == 2, "a variable is not asked again for another time");
        }
    }

    private void panel(JsonNode panel) {
        String title = panel.path("title").asText();
        require(panel.path("id").asInt() > 0 && ids.add(panel.path("id").asInt()), title + " has no id of its own");
        require(!title.isBlank() && titles.add(title), title + " has no title of its own");
        place(title, panel.path("gridPos"));
        if (!"row".equals(panel.path("type").asText())) {
            shown(title, panel);
            require(!panel.path("targets").isEmpty(), title + " has no query");
            Set<String> refIds = new HashSet<>();
            panel.path("targets").forEach(target -> target(title, target, refIds));
        }
    }

    private void place(String title, JsonNode place) {
        int x = place.path("x").asInt(-1);
        int width = place.path("w").asInt();
        require(x >= 0 && width > 0 && x + width <= COLUMNS, title + " is beyond the edge");
        for (int column = x; column < x + width; column++) {
            for (int line = 0; line < place.path("h").asInt(); line++) {
                String cell = column + "/" + (place.path("y").asInt() + line);
                if (!cells.add(cell)) {
                    found.add(title + " overlaps another panel");
                    return;
                }
            }
        }
    }

    private void shown(String title, JsonNode panel) {
        JsonNode defaults = panel.path("fieldConfig").path("defaults");
        require(!panel.path("description").asText().isBlank(), title + " has no description");
        require(!defaults.path("unit").asText().isBlank(), title + " has no unit");
        require(!defaults.path("noValue").asText().isBlank(), title + " does not say what no value means");
        require(isVariable(panel), title + " does not use the chosen data source");
        boolean rate = StreamSupport.stream(panel.path("targets").spliterator(), false)
                .anyMatch(target -> target.path("expr")
                        .asText()
                        .matches("max\\w*[^(]*\\(tideline_(kpi|cohort)_\\w+_rate(_\\d+)?\\{.*"));
        require(!rate || "percentunit".equals(defaults.path("unit").asText()), title + " shows a rate without percent");
    }

    private void target(String title, JsonNode target, Set<String> refIds) {
        String expr = target.path("expr").asText();
        require(refIds.add(target.path("refId").asText()), title + " has two queries of one name");
        require(isVariable(target), title + " has a query with a data source of its own");
        require(!expr.isBlank(), title + " has an empty query");
        require(!target.path("legendFormat").asText().isBlank(), title + " has a query without a legend");
        require(!FIXED_RANGE_OF_RATE.matcher(expr).find(), title + " has a rate without $__rate_interval");
        require(!COUNTER_UNDER_NO_RATE.matcher(expr).find(), title + " shows a counter without its rate");
        for (String selector : Expressions.selectors(expr)) {
            require(selector.contains("job=\"$job\""), title + " does not select the job");
        }
    }

    private static boolean isVariable(JsonNode node) {
        return "${datasource}".equals(node.path("datasource").path("uid").asText());
    }

    private void require(boolean kept, String otherwise) {
        if (!kept) {
            found.add(otherwise);
        }
    }
}
