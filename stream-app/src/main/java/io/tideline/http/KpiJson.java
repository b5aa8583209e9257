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
import io.tideline.kpi.Count;
import io.tideline.kpi.CurrentPeriod;
import io.tideline.kpi.CurrentRow;
import io.tideline.kpi.GapQuantiles;
import io.tideline.kpi.KpiCounts;
import io.tideline.kpi.KpiRow;
import io.tideline.kpi.RowKey;
import io.tideline.query.KeyedRow;
import java.time.Instant;
import java.time.LocalDate;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/** KPI rows as JSON: the key, and the fields of the record in the KPI topic under their names. */
final class KpiJson {
    /** The field that says for which now a row stands. */
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

    /** A row that stands for now, with its period. */
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

    /** A row that stands for now, as another instance wrote it. */
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
        long[] counts = new long[Count.values().length];
        for (Count count : Count.values()) {
            counts[count.ordinal()] = json.required(count.field()).asLong();
        }
        return new KpiCounts(
                counts, money(json, "revenue"), money(json, "firstOrderRevenue"), money(json, "refunds"), gaps(json));
    }

    private static Money money(JsonNode json, String field) {
        return Money.of(json.required(field).decimalValue());
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
