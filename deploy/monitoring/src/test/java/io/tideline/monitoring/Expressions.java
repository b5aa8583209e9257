package io.tideline.monitoring;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/** All queries of dashboards, alerts and recording rules, and the metrics in them. */
final class Expressions {
    private static final Pattern NAME = Pattern.compile("\\b(?:tideline|kafka|jvm|process|job|job_\\w+)(?:_|:)[\\w:]+");
    private static final Pattern LABELS = Pattern.compile("\\{[^}]*\\}|\\b(?:by|on|without|group_left) ?\\([^)]*\\)");
    private static final Pattern SELECTOR =
            Pattern.compile("\\b(?:tideline|kafka|jvm|process|job|job_\\w+)(?:_|:)[\\w:]+(?:\\{[^}]*\\})?");

    private Expressions() {}

    /** Queries of panels, annotations included, with the variables filled in. */
    static List<String> ofDashboards() throws IOException {
        List<String> expressions = new ArrayList<>();
        for (JsonNode dashboard : DeployFolder.dashboards()) {
            dashboard.path("annotations").path("list").forEach(it -> expressions.add(text(it.path("target"))));
            dashboard.path("panels").forEach(panel -> panel.path("targets").forEach(it -> expressions.add(text(it))));
        }
        return expressions.stream().map(Expressions::filledIn).toList();
    }

    /** What alerts look at. */
    static List<String> ofAlerts() {
        return DeployFolder.SOURCES.alerts().alerts().stream().map(Alert::value).toList();
    }

    /** The recorded names, and what they are made of. */
    static List<JsonNode> recordings() throws IOException {
        List<JsonNode> rules = new ArrayList<>();
        DeployFolder.yaml("prometheus/rules/recording.yml").path("groups").forEach(group -> group.path("rules")
                .forEach(rules::add));
        return rules;
    }

    /** Everything that is asked anywhere. */
    static List<String> all() throws IOException {
        List<String> all = new ArrayList<>(ofDashboards());
        all.addAll(ofAlerts());
        recordings().forEach(rule -> all.add(text(rule)));
        return all;
    }

    /** The names of the metrics in an expression. */
    static Set<String> metrics(String expression) {
        Set<String> names = new TreeSet<>();
        NAME.matcher(LABELS.matcher(expression).replaceAll(""))
                .results()
                .map(MatchResult::group)
                .forEach(names::add);
        return names;
    }

    /** The selectors of an expression, as queries of their own. */
    static Set<String> selectors(String expression) {
        Set<String> selectors = new LinkedHashSet<>();
        String flat = expression.replaceAll("\\b(?:by|on|without|group_left) ?\\([^)]*\\)", "");
        SELECTOR.matcher(flat).results().map(MatchResult::group).forEach(selectors::add);
        return selectors;
    }

    private static String text(JsonNode node) {
        return node.path("expr").asText();
    }

    /** A query of a panel with the variables filled in. */
    static String filledIn(String expression) {
        String filled = expression;
        for (String[] variable : Arrays.asList(
                new String[] {"$job", "tideline"},
                new String[] {"$window", "rolling-30d"},
                new String[] {"$dimension", "channel"},
                new String[] {"$segment", ".*"},
                new String[] {"$kind", "FIRST_ORDER"},
                new String[] {"$instance", ".*"},
                new String[] {"$__rate_interval", "1m"})) {
            filled = filled.replace(variable[0], variable[1]);
        }
        return filled;
    }
}
