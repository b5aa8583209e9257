package io.tideline.local.replay;

import io.tideline.contract.OutputTopics;
import io.tideline.contract.RecordTopic;
import io.tideline.local.replay.RecordFiles.Column;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.avro.specific.SpecificRecord;

/**
 * How the rows of a topic stand in files.
 *
 * @param columns of a table
 * @param order of the rows; empty for that in which they were read, which is by key
 */
record ResultTable<R extends SpecificRecord>(List<Column<R>> columns, Optional<Comparator<R>> order) {
    private static final Map<RecordTopic<?, ?>, ResultTable<?>> CHOSEN = Map.of(
            OutputTopics.KPIS, new ResultTable<>(KpiTable.COLUMNS, Optional.of(RowOrder.BY_WINDOW)),
            OutputTopics.COHORTS, new ResultTable<>(CohortTable.COLUMNS, Optional.of(CohortTable.ORDER)),
            OutputTopics.CHURN_RISK, new ResultTable<>(RiskTable.COLUMNS, Optional.of(RiskTable.BY_VALUE)));

    /** The table of a topic: the one that was made for it, or all fields in the order of the contract. */
    @SuppressWarnings("unchecked") // The map has for each topic a table of the topic's record.
    static <R extends SpecificRecord> ResultTable<R> of(RecordTopic<?, R> topic) {
        ResultTable<R> chosen = (ResultTable<R>) CHOSEN.get(topic);
        return chosen == null ? new ResultTable<>(Column.all(topic.recordClass()), Optional.empty()) : chosen;
    }

    /** The rows in their order. */
    List<R> sorted(Collection<R> rows) {
        return order.map(by -> rows.stream().sorted(by).toList()).orElseGet(() -> List.copyOf(rows));
    }
}
