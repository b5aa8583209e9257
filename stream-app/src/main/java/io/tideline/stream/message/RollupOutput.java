package io.tideline.stream.message;

import io.tideline.cohort.CohortCell;
import io.tideline.cohort.CohortRow;
import io.tideline.delta.Segment;
import io.tideline.kpi.KpiRow;
import io.tideline.kpi.RowKey;
import io.tideline.risk.model.FittedModel;
import java.util.Optional;

/** What the rollup sends on; each kind goes to the child of its name. */
public sealed interface RollupOutput {
    /** The key in the topic. */
    String name();

    /**
     * A KPI row that is new or changed.
     *
     * @param before as it was published until now
     */
    record OfKpi(String name, RowKey key, Optional<KpiRow> before, KpiRow row) implements RollupOutput {}

    /** A cell of a cohort that is new or changed. */
    record OfCohort(String name, Segment segment, CohortCell cell, CohortRow row) implements RollupOutput {}

    /** A model that was fitted. */
    record OfModel(FittedModel model, long fitMillis) implements RollupOutput {
        @Override
        public String name() {
            return FittedModel.MBG_NBD;
        }
    }
}
