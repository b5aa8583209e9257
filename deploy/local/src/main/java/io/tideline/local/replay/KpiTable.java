package io.tideline.local.replay;

import io.tideline.local.replay.RecordFiles.Column;
import io.tideline.retention.RetentionKpi;
import java.util.ArrayList;
import java.util.List;
import org.apache.avro.Schema;

/** The columns of {@code kpis.csv}: the key, then every figure in the order of the contract. */
final class KpiTable {
    static final List<Column<RetentionKpi>> COLUMNS = columns();

    private KpiTable() {}

    private static List<Column<RetentionKpi>> columns() {
        List<Column<RetentionKpi>> columns = new ArrayList<>(List.of(
                new Column<>("window", RetentionKpi::getWindow),
                new Column<>("dimension", RetentionKpi::getDimension),
                new Column<>("segment", RetentionKpi::getSegment),
                new Column<>("start", RetentionKpi::getStartDate),
                new Column<>("end", RetentionKpi::getEndDate),
                new Column<>("status", RetentionKpi::getStatus),
                new Column<>("revision", RetentionKpi::getRevision)));
        List<Schema.Field> fields = RetentionKpi.getClassSchema().getFields();
        int first = RetentionKpi.getClassSchema().getField("customersAtStart").pos();
        fields.subList(first, fields.size()).stream()
                .filter(field -> !field.name().equals("ordersWithoutRate"))
                .forEach(field -> columns.add(Column.of(field.name(), field)));
        return List.copyOf(columns);
    }
}
