package io.tideline.calendar;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class WindowTest {

    @ParameterizedTest
    @CsvSource({
        // window, day, first day of its window, last end day that still sees it
        "rolling-7d, 2026-03-31, 2026-03-25, 2026-04-06",
        "rolling-30d, 2024-03-01, 2024-02-01, 2024-03-30", // over 29 February
        "rolling-30d, 2023-03-01, 2023-01-31, 2023-03-30",
        "rolling-90d, 2026-01-01, 2025-10-04, 2026-03-31",
        "rolling-365d, 2024-12-31, 2024-01-02, 2025-12-30", // a leap year is a day longer
        "rolling-365d, 2025-12-31, 2025-01-01, 2026-12-30",
        "week, 2026-01-01, 2025-12-29, 2026-01-04", // ISO week 1 of 2026 begins in 2025
        "week, 2021-01-03, 2020-12-28, 2021-01-03", // ISO week 53 of 2020 ends in 2021
        "week, 2026-11-22, 2026-11-16, 2026-11-22",
        "week, 1969-12-31, 1969-12-29, 1970-01-04",
        "month, 2024-02-29, 2024-02-01, 2024-02-29",
        "month, 2023-02-01, 2023-02-01, 2023-02-28",
        "month, 1900-02-14, 1900-02-01, 1900-02-28",
        "month, 2025-12-31, 2025-12-01, 2025-12-31",
        "quarter, 2024-02-29, 2024-01-01, 2024-03-31",
        "quarter, 2026-04-01, 2026-04-01, 2026-06-30",
        "quarter, 2026-08-15, 2026-07-01, 2026-09-30",
        "quarter, 2025-12-31, 2025-10-01, 2025-12-31",
        "year, 2024-12-31, 2024-01-01, 2024-12-31",
        "year, 2025-01-01, 2025-01-01, 2025-12-31",
    })
    void boundsOfAWindow(String id, LocalDate day, LocalDate start, LocalDate lastSeeing) {
        Window window = Window.all(DayOfWeek.MONDAY).stream()
                .filter(any -> any.id().equals(id))
                .findFirst()
                .orElseThrow();
        assertThat(LocalDate.ofEpochDay(window.startOf(epochDay(day)))).isEqualTo(start);
        assertThat(LocalDate.ofEpochDay(window.lastSeeing(epochDay(day)))).isEqualTo(lastSeeing);
    }

    @ParameterizedTest
    @EnumSource(DayOfWeek.class)
    void weekBeginsOnItsWeekday_andHasSevenDays(DayOfWeek weekStart) {
        CalendarWindow week = CalendarWindow.week(weekStart);
        for (int day = -1000; day < 1000; day++) {
            assertThat(LocalDate.ofEpochDay(week.startOf(day)).getDayOfWeek()).isEqualTo(weekStart);
            assertThat(week.startOf(day)).isBetween(day - 6, day);
            assertThat(week.lastSeeing(day)).isEqualTo(week.startOf(day) + 6);
        }
    }

    @Test
    void sundayWeek_putsSundayFirst() {
        CalendarWindow week = CalendarWindow.week(DayOfWeek.SUNDAY);
        assertThat(week.startOf(epochDay(LocalDate.of(2026, 11, 22)))).isEqualTo(epochDay(LocalDate.of(2026, 11, 22)));
        assertThat(week.startOf(epochDay(LocalDate.of(2026, 11, 21)))).isEqualTo(epochDay(LocalDate.of(2026, 11, 15)));
    }

    /** The two functions of a window are inverse to each other; everything that is counted hangs on this. */
    @Test
    void windowSeesADay_exactlyUntilLastSeeing() {
        int from = epochDay(LocalDate.of(2023, 11, 1));
        for (Window window : Window.all(DayOfWeek.MONDAY)) {
            for (int p = from; p < from + 800; p++) {
                for (int d = p; d < p + 400; d++) {
                    if ((window.startOf(d) <= p) != (d <= window.lastSeeing(p))) {
                        throw new AssertionError(window + " on day " + d + " and " + p);
                    }
                }
            }
        }
    }

    @Test
    void windowsKeepTheirPlaces_becauseStoredBytesNameThemByNumber() {
        List<String> ids = new ArrayList<>();
        Window.all(DayOfWeek.MONDAY).forEach(window -> ids.add(window.id() + (window.isCalendar() ? " calendar" : "")));
        assertThat(ids)
                .containsExactly(
                        "rolling-7d",
                        "rolling-30d",
                        "rolling-90d",
                        "rolling-365d",
                        "week calendar",
                        "month calendar",
                        "quarter calendar",
                        "year calendar");
    }

    @Test
    void rollingWindowOfNoDays_isRefused() {
        assertThatThrownBy(() -> new RollingWindow(0))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("a rolling window must be at least 1 day long, was 0");
    }

    private static int epochDay(LocalDate date) {
        return Math.toIntExact(date.toEpochDay());
    }
}
