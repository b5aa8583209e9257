package io.tideline.local.replay;

import static java.util.stream.Collectors.joining;

import io.tideline.local.replay.RecordFiles.Column;
import io.tideline.retention.ChurnRisk;
import java.math.BigDecimal;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.apache.avro.Schema;

/** The columns of {@code churn-risk.csv}: every field in the order of the contract, the types of the reasons in one. */
final class RiskTable {
    static final List<Column<ChurnRisk>> COLUMNS = ChurnRisk.getClassSchema().getFields().stream()
            .map(RiskTable::column)
            .toList();

    /** The largest value at risk first; customers without one by id. */
    static final Comparator<ChurnRisk> BY_VALUE =
            Comparator.comparing(RiskTable::value).reversed().thenComparing(ChurnRisk::getCustomerId);

    private RiskTable() {}

    private static Column<ChurnRisk> column(Schema.Field field) {
        return field.name().equals("reasons")
                ? new Column<>(field.name(), risk -> risk.getReasons().stream()
                        .map(reason -> reason.getType().name())
                        .collect(joining(";")))
                : Column.of(field.name(), field);
    }

    private static BigDecimal value(ChurnRisk risk) {
        return Optional.ofNullable(risk.getValueAtRisk()).orElse(BigDecimal.ZERO);
    }
}
