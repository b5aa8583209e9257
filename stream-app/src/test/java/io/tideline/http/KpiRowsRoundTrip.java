package io.tideline.http;

import com.fasterxml.jackson.databind.JsonNode;
import io.tideline.calendar.StoreCalendar;
import io.tideline.contract.KpiRecords;
import io.tideline.query.KeyedRow;
import java.time.DayOfWeek;
import java.time.ZoneId;

/** Reads a row as another instance would, and writes it again. */
final class KpiRowsRoundTrip {
    private static final StoreCalendar CALENDAR = new StoreCalendar(ZoneId.of("UTC"), DayOfWeek.MONDAY);
    private static final KpiJson JSON = new KpiJson(new KpiRecords(CALENDAR, "EUR"), CALENDAR.windows());

    private KpiRowsRoundTrip() {}

    static JsonNode of(JsonNode row) throws Exception {
        KeyedRow read = JSON.read(row);
        String written = Json.text(JSON.write(read.key(), read.row()));
        return Json.read(written);
    }
}
