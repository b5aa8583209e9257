package io.tideline.monitoring;

import java.util.List;

/**
 * Alerts that are looked at together.
 *
 * @param name unique among the groups
 * @param interval how often, as Prometheus writes durations
 * @param alerts in the order in which people read them
 */
public record AlertGroup(String name, String interval, List<Alert> alerts) {

    /** Keeps a copy. */
    public AlertGroup {
        alerts = List.copyOf(alerts);
    }
}
