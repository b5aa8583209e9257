package io.tideline.benchmarks;

import io.tideline.config.Settings;
import io.tideline.local.PreparedStack;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * A way to run the pipeline that is measured by itself. What can be switched by settings is compared by adding one here.
 *
 * @param name as it is printed
 * @param changes settings that differ from the defaults
 */
record Variant(String name, Map<String, String> changes) {
    /** The KPIs alone, which (d) is measured with as well. */
    static final Variant KPIS = outputs("(c) pipeline", "");

    /** All of them, in the order in which they are measured. */
    static final List<Variant> ALL = List.of(
            KPIS,
            new Variant("(c) pipeline, no ledgers in memory", Map.of("outputs", "", "recent.ledgers.bytes", "0")),
            outputs("(c) and cohorts", "cohorts"),
            outputs("(c), cohorts and lifecycle", "cohorts,lifecycle"),
            outputs("(c), cohorts, lifecycle and pulse", "cohorts,lifecycle,pulse"),
            outputs("(c), cohorts, lifecycle, pulse and risk", "cohorts,lifecycle,pulse,churn-risk"));

    private static Variant outputs(String name, String outputs) {
        return new Variant(name, Map.of("outputs", outputs));
    }

    /** The settings of one run, which begins without any state of the runs before. */
    Settings settings(PreparedStack stack, int round) {
        Map<String, String> settings = new HashMap<>(changes);
        settings.put("application.id", "tideline-" + ALL.indexOf(this) + "-" + round);
        return stack.with(settings);
    }
}
