package io.tideline.monitoring;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Locale;
import java.util.Optional;
import java.util.TreeMap;

/** Writes one panel in Grafana's classic form. */
final class PanelJson {
    private static final int FIRST_REF_ID = 'A';
    private static final String NO_VALUE = "no value";

    /** The text of a cell without a value, as half of the cells of a triangle are. */
    private static final String NO_CELL = "–";

    private final Panel panel;

    PanelJson(Panel panel) {
        this.panel = panel;
    }

    /** Fills a node with the panel, except for its place. */
    void write(ObjectNode node) {
        node.put("id", panel.id())
                .put("type", panel.type().name().toLowerCase(Locale.ROOT))
                .put("title", panel.title())
                .put("description", panel.description());
        DashboardJson.datasource(node);
        fields(node.putObject("fieldConfig"));
        options(node.putObject("options"));
        if (panel.type() == Panel.Type.TABLE) {
            transformations(node.putArray("transformations"));
        }
        targets(node.putArray("targets"));
    }

    private void fields(ObjectNode config) {
        ObjectNode defaults = config.putObject("defaults");
        defaults.put("unit", panel.unit()).put("noValue", panel.across().isPresent() ? NO_CELL : NO_VALUE);
        panel.decimals().ifPresent(digits -> defaults.put("decimals", digits));
        panel.min().ifPresent(min -> defaults.put("min", min));
        panel.max().ifPresent(max -> defaults.put("max", max));
        boolean lines = panel.type() == Panel.Type.TIMESERIES;
        if (lines) {
            defaults.putObject("color").put("mode", "palette-classic-by-name");
        } else {
            defaults.putObject("color").put("mode", "fixed").put("fixedColor", "blue");
        }
        mappings(defaults.putArray("mappings"));
        if (lines) {
            lines(defaults.putObject("custom"));
        }
        panel.cells().ifPresent(cells -> cells(cells, defaults));
        overrides(config.putArray("overrides"));
    }

    private void mappings(ArrayNode mappings) {
        if (!panel.texts().isEmpty()) {
            ObjectNode options = mappings.addObject().put("type", "value").putObject("options");
            new TreeMap<>(panel.texts())
                    .forEach((value, text) -> options.putObject(value).put("text", text));
        }
    }

    private void lines(ObjectNode custom) {
        custom.put("drawStyle", "line")
                .put("lineInterpolation", "linear")
                .put("lineWidth", 2)
                .put("fillOpacity", panel.stack() ? 30 : 0)
                .put("showPoints", "never")
                .put("spanNulls", false);
        custom.putObject("stacking")
                .put("mode", panel.stack() ? "normal" : "none")
                .put("group", "A");
    }

    private static void cells(Panel.Cells cells, ObjectNode defaults) {
        ObjectNode options = defaults.putObject("custom").putObject("cellOptions");
        switch (cells) {
            case SHADES -> {
                options.put("type", "color-background").put("mode", "basic");
                defaults.putObject("color").put("mode", "continuous-blues");
            }
            case BARS -> options.put("type", "gauge").put("mode", "basic").put("valueDisplayMode", "text");
        }
    }

    private void overrides(ArrayNode overrides) {
        panel.dashed().ifPresent(pattern -> {
            ObjectNode style = override(overrides, "byRegexp", pattern, "custom.lineStyle")
                    .putObject("value")
                    .put("fill", "dash");
            style.putArray("dash").add(8).add(8);
        });
        panel.below().ifPresent(pattern -> override(overrides, "byRegexp", pattern, "custom.transform")
                .put("value", "negative-Y"));
        if (panel.cells().equals(Optional.of(Panel.Cells.SHADES))) {
            override(overrides, "byType", "number", "fieldMinMax").put("value", true);
        }
        new TreeMap<>(panel.columns()).forEach((column, unit) -> {
            override(overrides, "byName", column, "unit").put("value", unit);
            panel.cells().ifPresent(cells -> override(overrides, "byName", column, "custom.cellOptions")
                    .putObject("value")
                    .put("type", "auto"));
        });
    }

    private static ObjectNode override(ArrayNode overrides, String matcher, String options, String property) {
        ObjectNode override = overrides.addObject();
        override.putObject("matcher").put("id", matcher).put("options", options);
        return override.putArray("properties").addObject().put("id", property);
    }

    private void options(ObjectNode options) {
        switch (panel.type()) {
            case TIMESERIES -> {
                options.putObject("legend")
                        .put("displayMode", "table")
                        .put("placement", "bottom")
                        .put("showLegend", true)
                        .putArray("calcs")
                        .add("lastNotNull");
                options.putObject("tooltip").put("mode", "multi").put("sort", "desc");
            }
            case STAT -> {
                reduce(options);
                options.put("colorMode", "none")
                        .put("graphMode", "area")
                        .put("justifyMode", "auto")
                        .put("textMode", "auto")
                        .put("wideLayout", true)
                        .put("showPercentChange", false)
                        .put("percentChangeColorMode", "standard")
                        .put("orientation", "auto");
            }
            case BARGAUGE -> {
                reduce(options);
                options.put("displayMode", "basic")
                        .put("orientation", "horizontal")
                        .put("showUnfilled", true)
                        .put("valueMode", "text");
            }
            case TABLE -> options.put("showHeader", true).put("cellHeight", "sm");
        }
    }

    private static void reduce(ObjectNode options) {
        ObjectNode reduce =
                options.putObject("reduceOptions").put("values", false).put("fields", "");
        reduce.putArray("calcs").add("lastNotNull");
    }

    /** One row for each set of labels, or for each value of one of two labels; the time of the query is no column. */
    private void transformations(ArrayNode transformations) {
        transformations.addObject().put("id", "merge").putObject("options");
        panel.rows().ifPresent(label -> sort(label, transformations));
        panel.across().ifPresent(label -> matrix(panel.rows().orElseThrow(), label, transformations));
        ObjectNode organize = transformations.addObject().put("id", "organize").putObject("options");
        organize.putObject("excludeByName").put("Time", true);
        ObjectNode names = organize.putObject("renameByName");
        for (int i = 0; i < panel.targets().size(); i++) {
            Target target = panel.targets().get(i);
            String refId = refId(i);
            target.column().ifPresent(column -> names.put("Value #" + refId, column));
        }
        panel.across()
                .ifPresent(label -> names.put(
                        cornerOf(panel.rows().orElseThrow(), label),
                        panel.rows().orElseThrow()));
    }

    private static void sort(String label, ArrayNode transformations) {
        ObjectNode options = transformations.addObject().put("id", "sortBy").putObject("options");
        options.putArray("sort").addObject().put("field", label);
    }

    /** Sorts rows and columns, which Grafana shows in the order in which they occur; sorting columns keeps the rows' order. */
    private static void matrix(String rows, String columns, ArrayNode transformations) {
        sort(columns, transformations);
        transformations
                .addObject()
                .put("id", "groupingToMatrix")
                .putObject("options")
                .put("rowField", rows)
                .put("columnField", columns)
                .put("valueField", "Value")
                .put("emptyValue", "null");
    }

    /** What Grafana calls the first column of a matrix. */
    private static String cornerOf(String rows, String columns) {
        return rows + "\\" + columns;
    }

    private void targets(ArrayNode targets) {
        boolean overTime = panel.type() == Panel.Type.TIMESERIES || panel.type() == Panel.Type.STAT;
        for (int i = 0; i < panel.targets().size(); i++) {
            Target target = panel.targets().get(i);
            ObjectNode written = targets.addObject();
            written.put("refId", refId(i));
            DashboardJson.datasource(written);
            written.put("editorMode", "code")
                    .put("expr", target.expr())
                    .put("legendFormat", target.legend())
                    .put("instant", !overTime)
                    .put("range", overTime)
                    .put("format", panel.type() == Panel.Type.TABLE ? "table" : "time_series");
        }
    }

    private static String refId(int index) {
        return Character.toString(FIRST_REF_ID + index);
    }
}
