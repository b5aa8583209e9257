package io.tideline.risk.assess;

import static org.assertj.core.api.Assertions.assertThat;

import io.tideline.calendar.StoreCalendar;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class GapsTest {

    @Test
    void wholeDays_endWhereLocalDaysBegin_clockChangesIncluded() {
        Gaps gaps = gaps("America/New_York");
        int last = day("2026-03-01");
        assertThat(gaps.instant(last, 90)).isEqualTo(millis("2026-05-30T04:00:00Z"));
        assertThat(gaps.days(last, millis("2026-05-30T04:00:00Z"))).isEqualTo(90);
        assertThat(gaps.days(last, millis("2026-03-01T05:00:00Z"))).isZero();
        assertThat(gaps.days(last, millis("2026-03-01T17:00:00Z"))).isEqualTo(0.5);
        // The 8th of March has 23 hours: half of it is eleven and a half.
        assertThat(gaps.instant(last, 7.5)).isEqualTo(millis("2026-03-08T16:30:00Z"));
    }

    @Test
    void instantOfAGap_isTheFirstAtWhichItHasPassed() {
        for (String zone : List.of("UTC", "Australia/Sydney", "America/Havana", "America/St_Johns", "Pacific/Apia")) {
            Gaps gaps = gaps(zone);
            Random random = new Random(1);
            for (int i = 0; i < 2_000; i++) {
                int last = day("2010-10-20") + random.nextInt(500);
                double gap = random.nextDouble() * 200;
                long at = gaps.instant(last, gap);
                String of = zone + ", " + gap + " days after " + last;
                assertThat(gaps.days(last, at)).as(of).isGreaterThanOrEqualTo(gap);
                assertThat(gaps.days(last, at - 1)).as(of).isLessThan(gap);
            }
        }
    }

    private static Gaps gaps(String zone) {
        return new Gaps(new StoreCalendar(ZoneId.of(zone), DayOfWeek.MONDAY));
    }

    private static int day(String date) {
        return (int) LocalDate.parse(date).toEpochDay();
    }

    private static long millis(String instant) {
        return Instant.parse(instant).toEpochMilli();
    }
}
