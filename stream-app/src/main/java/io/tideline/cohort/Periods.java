package io.tideline.cohort;

import io.tideline.calendar.CalendarWindow;
import io.tideline.calendar.StoreCalendar;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.function.IntUnaryOperator;

/**
 * The weeks or months of a calendar, numbered without a gap, so that a cell's index is a difference of two numbers.
 *
 * <p>Days are epoch days; numbers count from an arbitrary period and are never stored.
 */
final class Periods {
    private static final int MONTHS_PER_YEAR = 12;
    private static final int DAYS_PER_WEEK = 7;

    private final CohortGrain grain;
    private final IntUnaryOperator number;
    private final IntUnaryOperator start;

    private Periods(CohortGrain grain, IntUnaryOperator number, IntUnaryOperator start) {
        this.grain = grain;
        this.number = number;
        this.start = start;
    }

    /** Those of each grain, in the order of {@link CohortGrain}. */
    static List<Periods> of(StoreCalendar calendar) {
        return Arrays.stream(CohortGrain.values())
                .map(grain -> of(grain, calendar))
                .toList();
    }

    private static Periods of(CohortGrain grain, StoreCalendar calendar) {
        return switch (grain) {
            case WEEK -> weeks(CalendarWindow.week(calendar.weekStart()).startOf(0));
            case MONTH -> new Periods(grain, Periods::monthOf, Periods::startOfMonth);
        };
    }

    private static Periods weeks(int anyStart) {
        return new Periods(
                CohortGrain.WEEK,
                day -> Math.floorDiv(day - anyStart, DAYS_PER_WEEK),
                number -> number * DAYS_PER_WEEK + anyStart);
    }

    private static int monthOf(int day) {
        LocalDate date = LocalDate.ofEpochDay(day);
        return date.getYear() * MONTHS_PER_YEAR + date.getMonthValue() - 1;
    }

    private static int startOfMonth(int number) {
        int year = Math.floorDiv(number, MONTHS_PER_YEAR);
        return Math.toIntExact(LocalDate.of(year, Math.floorMod(number, MONTHS_PER_YEAR) + 1, 1)
                .toEpochDay());
    }

    CohortGrain grain() {
        return grain;
    }

    /** The number of the period a day is in. */
    int number(int day) {
        return number.applyAsInt(day);
    }

    /** The first day of a period. */
    int firstDay(int number) {
        return start.applyAsInt(number);
    }

    /** The last day of a period. */
    int lastDay(int number) {
        return firstDay(number + 1) - 1;
    }
}
