package io.tideline.benchmarks;

import io.tideline.config.Settings;
import io.tideline.local.PreparedStack;
import java.util.HashMap;
import java.util.Map;

/** A configuration of the pipeline that is measured by itself. To compare a setting, add a variant with it. */
enum Variant {
    /** The KPIs alone. */
    KPIS("(c) pipeline", Map.of("outputs", "")),
    /** The KPIs alone, with every ledger read from its store. */
    NO_LEDGERS_IN_MEMORY("(c) pipeline, no ledgers in memory", Map.of("outputs", "", "recent.ledgers.bytes", "0")),
    /** With cohorts. */
    COHORTS("(c) and cohorts", Map.of("outputs", "cohorts")),
    /** With cohorts and lifecycle changes. */
    LIFECYCLE("(c), cohorts and lifecycle", Map.of("outputs", "cohorts,lifecycle")),
    /** With all but the risk. */
    PULSE("(c), cohorts, lifecycle and pulse", Map.of("outputs", "cohorts,lifecycle,pulse")),
    /** With all but the risk under a live clock, which is the default and gives past events no pulse. */
    PULSE_LIVE(
            "(c), cohorts, lifecycle and pulse, live clock",
            Map.of("outputs", "cohorts,lifecycle,pulse", "clock.mode", "live")),
    /** With everything, as is the default. */
    RISK("(c), cohorts, lifecycle, pulse and risk", Map.of("outputs", "cohorts,lifecycle,pulse,churn-risk")),
    /** The same, each store holding its writes in memory until the transaction of the commit is over. */
    TRANSACTIONAL_STORES(
            "(c) and all, transactional stores",
            Map.of(
                    "outputs", "cohorts,lifecycle,pulse,churn-risk",
                    "kafka.enable.transactional.statestores", "true"));

    private final String title;
    private final Map<String, String> changes;

    Variant(String title, Map<String, String> changes) {
        this.title = title;
        this.changes = changes;
    }

    /** The name of the variant, as it is printed. */
    String title() {
        return title;
    }

    /** The settings of one run, which has an application id of its own and so begins without state. */
    Settings settings(PreparedStack stack, int round) {
        Map<String, String> settings = new HashMap<>(changes);
        settings.put("application.id", "tideline-" + ordinal() + "-" + round);
        return stack.with(settings);
    }
}
