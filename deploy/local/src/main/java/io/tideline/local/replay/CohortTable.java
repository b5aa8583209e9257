package io.tideline.local.replay;

import io.tideline.local.replay.RecordFiles.Column;
import io.tideline.retention.CohortRetention;
import java.util.Comparator;
import java.util.List;

/** The columns of {@code cohorts.csv}, and the order of its rows. */
final class CohortTable {
    static final List<Column<CohortRetention>> COLUMNS = List.of(
            new Column<>("kind", CohortRetention::getKind),
            new Column<>("grain", CohortRetention::getGrain),
            new Column<>("dimension", CohortRetention::getDimension),
            new Column<>("segment", CohortRetention::getSegment),
            new Column<>("cohort", CohortRetention::getCohortStart),
            new Column<>("index", CohortRetention::getIndex),
            new Column<>("status", CohortRetention::getStatus),
            new Column<>("revision", CohortRetention::getRevision),
            new Column<>("size", CohortRetention::getSize),
            new Column<>("boundedRetained", CohortRetention::getBoundedRetained),
            new Column<>("unboundedRetained", CohortRetention::getUnboundedRetained),
            new Column<>("repeatCustomers", CohortRetention::getRepeatCustomers),
            new Column<>("orders", CohortRetention::getOrders),
            new Column<>("revenue", CohortRetention::getRevenue),
            new Column<>("cumulativeRevenue", CohortRetention::getCumulativeRevenue),
            new Column<>("boundedRate", CohortRetention::getBoundedRetentionRate),
            new Column<>("unboundedRate", CohortRetention::getUnboundedRetentionRate));

    /** By kind, grain, segment with everybody first, cohort and index. */
    static final Comparator<CohortRetention> ORDER = Comparator.comparing(CohortRetention::getKind)
            .thenComparing(CohortRetention::getGrain)
            .thenComparing(cell -> !cell.getDimension().equals("all"))
            .thenComparing(CohortRetention::getDimension)
            .thenComparing(CohortRetention::getSegment)
            .thenComparing(CohortRetention::getCohortStart)
            .thenComparingInt(CohortRetention::getIndex);

    private CohortTable() {}
}
