package io.tideline.calendar;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class StoreCalendarTest {

    @ParameterizedTest
    @CsvSource({
        // zone, day, first instant, first instant of the next day
        "UTC, 2024-02-29, 2024-02-29T00:00:00Z, 2024-03-01T00:00:00Z",
        "UTC, 1969-12-31, 1969-12-31T00:00:00Z, 1970-01-01T00:00:00Z",
        "Etc/GMT+5, 2026-03-08, 2026-03-08T05:00:00Z, 2026-03-09T05:00:00Z", // always 5 hours behind
        "Australia/Sydney, 2026-04-05, 2026-04-04T13:00:00Z, 2026-04-05T14:00:00Z", // 25 hours
        "Australia/Sydney, 2026-10-04, 2026-10-03T14:00:00Z, 2026-10-04T13:00:00Z", // 23 hours
        "America/New_York, 2026-03-08, 2026-03-08T05:00:00Z, 2026-03-09T04:00:00Z", // 23 hours
        "America/New_York, 2026-11-01, 2026-11-01T04:00:00Z, 2026-11-02T05:00:00Z", // 25 hours
        "Asia/Kathmandu, 2026-01-01, 2025-12-31T18:15:00Z, 2026-01-01T18:15:00Z", // 5:45 ahead
        "America/Havana, 2026-03-08, 2026-03-08T05:00:00Z, 2026-03-09T04:00:00Z", // begins at 01:00
        "Asia/Beirut, 2026-03-29, 2026-03-28T22:00:00Z, 2026-03-29T21:00:00Z", // begins at 01:00
        "Australia/Lord_Howe, 2026-04-05, 2026-04-04T13:00:00Z, 2026-04-05T13:30:00Z", // half an hour longer
        "Pacific/Apia, 2011-12-29, 2011-12-29T10:00:00Z, 2011-12-30T10:00:00Z",
        "Pacific/Apia, 2011-12-31, 2011-12-30T10:00:00Z, 2011-12-31T10:00:00Z", // the 30th never was
    })
    void dayHoldsFromItsFirstInstantToTheMillisecondBeforeTheNext(
            String zone, LocalDate date, Instant first, Instant next) {
        StoreCalendar calendar = calendar(zone);
        int day = Math.toIntExact(date.toEpochDay());
        assertThat(calendar.startMillis(day)).isEqualTo(first.toEpochMilli());
        assertThat(calendar.dayOf(first.toEpochMilli())).isEqualTo(day);
        assertThat(calendar.dayOf(next.toEpochMilli() - 1)).isEqualTo(day);
        assertThat(calendar.dayOf(first.toEpochMilli() - 1)).isLessThan(day);
        assertThat(calendar.dayOf(next.toEpochMilli())).isGreaterThan(day);
    }

    @Test
    void skippedDay_beginsWhenTheNextOneDoes_andHasNoInstant() {
        StoreCalendar apia = calendar("Pacific/Apia");
        int skipped = Math.toIntExact(LocalDate.of(2011, 12, 30).toEpochDay());
        assertThat(apia.startMillis(skipped)).isEqualTo(apia.startMillis(skipped + 1));
        assertThat(apia.dayOf(apia.startMillis(skipped) - 1)).isEqualTo(skipped - 1);
        assertThat(apia.dayOf(apia.startMillis(skipped))).isEqualTo(skipped + 1);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "UTC",
                "Australia/Sydney",
                "America/Havana",
                "Asia/Kathmandu",
                "Pacific/Apia",
                "Africa/Casablanca"
            })
    void anyInstant_isOnTheDayThatItsZoneSays(String zone) {
        StoreCalendar calendar = calendar(zone);
        Random random = new Random(17);
        for (int i = 0; i < 20_000; i++) {
            long millis = random.nextLong(-3_000_000_000_000L, 4_000_000_000_000L);
            LocalDate expected =
                    Instant.ofEpochMilli(millis).atZone(ZoneId.of(zone)).toLocalDate();
            assertThat(LocalDate.ofEpochDay(calendar.dayOf(millis)))
                    .as("%s in %s, draw %s of seed 17", millis, zone, i)
                    .isEqualTo(expected);
        }
    }

    private static StoreCalendar calendar(String zone) {
        return new StoreCalendar(ZoneId.of(zone), DayOfWeek.MONDAY);
    }
}
