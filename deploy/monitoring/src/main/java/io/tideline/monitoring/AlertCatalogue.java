package io.tideline.monitoring;

import java.util.List;

/**
 * All alerts.
 *
 * @param runbooks the address in front of the names of runbooks
 * @param datasource uid of the data source in Grafana
 * @param folder the folder of rules in Grafana
 * @param groups the alerts
 */
public record AlertCatalogue(String runbooks, String datasource, String folder, List<AlertGroup> groups) {

    /** Keeps a copy. */
    public AlertCatalogue {
        groups = List.copyOf(groups);
    }

    /** All alerts of all groups. */
    public List<Alert> alerts() {
        return groups.stream().flatMap(group -> group.alerts().stream()).toList();
    }

    /** The address of the runbook of an alert. */
    String runbookOf(Alert alert) {
        return runbooks + alert.slug() + ".md";
    }
}
