package io.tideline.http;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.tideline.calendar.Window;
import io.tideline.contract.KpiRecords;
import io.tideline.delta.Cause;
import io.tideline.delta.Segment;
import io.tideline.event.Money;
import io.tideline.finality.Revision;
import io.tideline.finality.RowStatus;
import io.tideline.kpi.CurrentPeriod;
import io.tideline.kpi.CurrentRow;
import io.tideline.kpi.GapQuantiles;
import io.tideline.kpi.KpiCounts;
import io.tideline.kpi.KpiRow;
import io.tideline.kpi.Measure;
import io.tideline.kpi.RowKey;
import io.tideline.query.KeyedRow;
import java.time.Instant;
import java.time.LocalDate;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/** KPI rows as JSON: the key, and the fields of the record in the KPI topic under their names. */
final class KpiJson {
    /** The field with the period of a current row. */
    static final String PERIOD = "period";

    private final KpiRecords records;
    private final List<Window> windows;

    KpiJson(KpiRecords records, List<Window> windows) {
        this.records = records;
        this.windows = windows;
    }

    /** A row. */
    ObjectNode write(RowKey key, KpiRow row) {
        return RecordJson.write(key.toString(), records.record(key, row));
    }

    /** Writes a current row with its period. */
    ObjectNode write(CurrentRow current) {
        ObjectNode json = write(current.key(), current.row());
        json.put(PERIOD, current.period().id());
        return json;
    }

    /** A row as another instance wrote it. */
    KeyedRow read(JsonNode json) {
        int start = day(json, "startDate");
        int end = day(json, "endDate");
        String id = json.required("window").asText();
        Window window = windows.stream()
                .filter(known -> known.id().equals(id))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("there is no window " + id));
        Segment segment = new Segment(
                json.required("dimension").asText(), json.required("segment").asText());
        KpiRow row = new KpiRow(
                start,
                end,
                counts(json),
                new Revision(
                        RowStatus.valueOf(json.required("status").asText()),
                        json.required("revision").asInt(),
                        Instant.parse(json.required("asOf").asText()).toEpochMilli(),
                        causes(json.required("causes"))));
        return new KeyedRow(RowKey.of(window, segment, start, end), row);
    }

    /** Reads a current row that another instance wrote. */
    CurrentRow readCurrent(JsonNode json) {
        KeyedRow row = read(json);
        return new CurrentRow(CurrentPeriod.of(json.required(PERIOD).asText()), row.key(), row.row());
    }

    /** A key as another instance wrote it. */
    RowKey key(String text) {
        return RowKeys.read(text, windows);
    }

    private static int day(JsonNode json, String field) {
        return Math.toIntExact(LocalDate.parse(json.required(field).asText()).toEpochDay());
    }

    private static KpiCounts counts(JsonNode json) {
        KpiCounts.Builder figures = new KpiCounts.Builder();
        for (Measure count : Measure.counts()) {
            figures.with(count, json.required(count.field()).asLong());
        }
        for (Measure amount : Measure.amounts()) {
            figures.with(amount, Money.of(json.required(amount.field()).decimalValue()));
        }
        return figures.with(gaps(json)).build();
    }

    private static GapQuantiles gaps(JsonNode json) {
        long count = json.required("gapCount").asLong();
        return count == 0
                ? GapQuantiles.NONE
                : new GapQuantiles(
                        count,
                        json.required("gapP25").asInt(),
                        json.required("gapP50").asInt(),
                        json.required("gapP75").asInt(),
                        json.required("gapP90").asInt());
    }

    private static Set<Cause> causes(JsonNode names) {
        Set<Cause> causes = EnumSet.noneOf(Cause.class);
        names.forEach(name -> causes.add(Cause.valueOf(name.asText())));
        return causes;
    }
}
