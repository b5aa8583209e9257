package io.tideline.monitoring;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;

/** Writes the catalogue as a rule file of Prometheus. */
final class PrometheusRules {
    private final AlertCatalogue catalogue;

    PrometheusRules(AlertCatalogue catalogue) {
        this.catalogue = catalogue;
    }

    /** The rule file. */
    ObjectNode tree() {
        ObjectNode file = JsonNodeFactory.instance.objectNode();
        ArrayNode groups = file.putArray("groups");
        for (AlertGroup group : catalogue.groups()) {
            ObjectNode written = groups.addObject().put("name", group.name()).put("interval", group.interval());
            ArrayNode rules = written.putArray("rules");
            group.alerts().forEach(alert -> write(alert, rules.addObject()));
        }
        return file;
    }

    private void write(Alert alert, ObjectNode rule) {
        rule.put("alert", alert.name());
        rule.put("expr", expression(alert));
        rule.put("for", alert.pending());
        alert.keepFiringFor().ifPresent(time -> rule.put("keep_firing_for", time));
        rule.putObject("labels").put("severity", alert.severity().label());
        rule.putObject("annotations")
                .put("summary", alert.summary())
                .put("description", alert.description())
                .put("runbook_url", catalogue.runbookOf(alert))
                .put("dashboard_uid", alert.panel().dashboard())
                .put("panel_id", Integer.toString(alert.panel().panel()));
    }

    private static String expression(Alert alert) {
        String comparison = alert.above().isPresent() ? " > " : " < ";
        return "(\n" + alert.value().indent(2) + ")" + comparison
                + alert.bound().toPlainString();
    }
}
