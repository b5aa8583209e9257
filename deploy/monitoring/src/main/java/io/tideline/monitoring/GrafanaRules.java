package io.tideline.monitoring;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;

/**
 * Writes the catalogue as provisioned alert rules of Grafana: query A is the value, expression B the bound.
 *
 * <p>A query returns nothing where its alert does not apply, so that a rule without data does not fire. That no metrics
 * arrive at all is an alert of its own.
 */
final class GrafanaRules {
    /** The range of time that Grafana demands of a query; an instant query reads only the end of it. */
    private static final int RANGE_SECONDS = 600;

    private static final String EXPRESSION = "__expr__";

    private final AlertCatalogue catalogue;

    GrafanaRules(AlertCatalogue catalogue) {
        this.catalogue = catalogue;
    }

    /** The provisioning file. */
    ObjectNode tree() {
        ObjectNode file = JsonNodeFactory.instance.objectNode().put("apiVersion", 1);
        ArrayNode groups = file.putArray("groups");
        for (AlertGroup group : catalogue.groups()) {
            ObjectNode written = groups.addObject()
                    .put("orgId", 1)
                    .put("name", group.name())
                    .put("folder", catalogue.folder())
                    .put("interval", group.interval());
            ArrayNode rules = written.putArray("rules");
            group.alerts().forEach(alert -> write(alert, rules.addObject()));
        }
        return file;
    }

    private void write(Alert alert, ObjectNode rule) {
        rule.put("uid", alert.slug()).put("title", alert.name()).put("condition", "B");
        ArrayNode data = rule.putArray("data");
        value(alert, data.addObject());
        bound(alert, data.addObject());
        rule.put("dashboardUid", alert.panel().dashboard())
                .put("panelId", alert.panel().panel())
                .put("noDataState", "OK")
                .put("execErrState", "Error")
                .put("for", alert.pending());
        alert.keepFiringFor().ifPresent(time -> rule.put("keepFiringFor", time));
        rule.putObject("annotations")
                .put("summary", forGrafana(alert.summary()))
                .put("description", forGrafana(alert.description()))
                .put("runbook_url", catalogue.runbookOf(alert));
        rule.putObject("labels").put("severity", alert.severity().label());
        rule.put("isPaused", false);
    }

    private void value(Alert alert, ObjectNode query) {
        ObjectNode model = query(query, "A", catalogue.datasource());
        model.putObject("datasource").put("type", "prometheus").put("uid", catalogue.datasource());
        model.put("editorMode", "code")
                .put("expr", alert.value())
                .put("instant", true)
                .put("range", false);
    }

    private static void bound(Alert alert, ObjectNode query) {
        ObjectNode model = query(query, "B", EXPRESSION);
        model.putObject("datasource").put("type", EXPRESSION).put("uid", EXPRESSION);
        model.put("type", "threshold").put("expression", "A");
        ObjectNode evaluator = model.putArray("conditions").addObject().putObject("evaluator");
        evaluator.put("type", alert.above().isPresent() ? "gt" : "lt");
        evaluator.putArray("params").add(alert.bound());
    }

    private static ObjectNode query(ObjectNode query, String refId, String datasource) {
        query.put("refId", refId).put("datasourceUid", datasource);
        query.putObject("relativeTimeRange").put("from", RANGE_SECONDS).put("to", 0);
        return query.putObject("model").put("refId", refId);
    }

    private static String forGrafana(String template) {
        return template.replace("$value", "$values.A.Value");
    }
}
