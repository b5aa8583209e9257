package io.tideline.monitoring;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;

/** Writes a dashboard in Grafana's classic form, which file provisioning reads. */
final class DashboardJson {
    /** The newest version of the classic form. */
    private static final int SCHEMA_VERSION = 42;

    private static final int REFRESH_ON_TIME_RANGE = 2;
    private static final int SORT_ALPHABETICALLY = 1;
    private static final String TAG = "tideline";

    private final DashboardSource source;

    DashboardJson(DashboardSource source) {
        this.source = source;
    }

    /** The dashboard. */
    ObjectNode tree() {
        ObjectNode dashboard = JsonNodeFactory.instance.objectNode();
        dashboard.putNull("id");
        dashboard
                .put("uid", source.uid())
                .put("title", source.title())
                .put("description", source.description())
                .put("schemaVersion", SCHEMA_VERSION)
                .put("editable", false)
                .put("graphTooltip", 1)
                .put("refresh", "30s")
                .put("timezone", "browser");
        dashboard.putArray("tags").add(TAG);
        dashboard.putObject("time").put("from", source.from()).put("to", "now");
        links(dashboard.putArray("links"));
        annotations(dashboard.putObject("annotations").putArray("list"));
        variables(dashboard.putObject("templating").putArray("list"));
        panels(dashboard.putArray("panels"));
        return dashboard;
    }

    /** The data source that is chosen at the top. */
    static void datasource(ObjectNode node) {
        node.putObject("datasource").put("type", "prometheus").put("uid", "${datasource}");
    }

    private static void links(ArrayNode links) {
        links.addObject()
                .put("title", "Tideline")
                .put("type", "dashboards")
                .put("asDropdown", false)
                .put("icon", "external link")
                .put("includeVars", true)
                .put("keepTime", true)
                .put("targetBlank", false)
                .put("tooltip", "")
                .putArray("tags")
                .add(TAG);
    }

    /** Marks restarts, after which counters begin at zero and tasks move. */
    private static void annotations(ArrayNode annotations) {
        ObjectNode restarts = annotations.addObject();
        datasource(restarts);
        restarts.put("name", "Restarts").put("enable", true).put("hide", false).put("iconColor", "orange");
        restarts.putObject("target")
                .put("refId", "Restarts")
                .put("editorMode", "code")
                .put("expr", "changes(process_start_time_seconds{job=\"$job\"}[$__rate_interval]) > 0")
                .put("legendFormat", "{{instance}}")
                .put("instant", false)
                .put("range", true);
    }

    private void variables(ArrayNode list) {
        list.addObject()
                .put("type", "datasource")
                .put("name", "datasource")
                .put("label", "Data source")
                .put("query", "prometheus")
                .put("refresh", 1)
                .put("multi", false)
                .put("includeAll", false);
        source.variables().forEach(variable -> write(variable, list.addObject()));
    }

    private static void write(Variable variable, ObjectNode node) {
        node.put("type", "query")
                .put("name", variable.name())
                .put("label", variable.label())
                .put("refresh", REFRESH_ON_TIME_RANGE)
                .put("sort", SORT_ALPHABETICALLY)
                .put("multi", variable.all())
                .put("includeAll", variable.all());
        datasource(node);
        node.putObject("query").put("query", variable.query()).put("refId", variable.name());
        ObjectNode current = node.putObject("current");
        if (variable.all()) {
            current.putArray("text").add("All");
            current.putArray("value").add("$__all");
            node.put("allValue", ".*");
        } else {
            variable.first().ifPresent(first -> current.put("text", first).put("value", first));
        }
    }

    private void panels(ArrayNode panels) {
        Grid grid = new Grid();
        for (DashboardSource.Row row : source.rows()) {
            ObjectNode heading = panels.addObject()
                    .put("id", row.id())
                    .put("type", "row")
                    .put("title", row.title())
                    .put("collapsed", false);
            heading.set("gridPos", grid.heading());
            heading.putArray("panels");
            for (Panel panel : row.panels()) {
                ObjectNode written = panels.addObject();
                new PanelJson(panel).write(written);
                written.set("gridPos", grid.place(panel.width(), panel.height()));
            }
        }
    }
}
