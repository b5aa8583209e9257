package io.tideline.calendar;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.function.IntUnaryOperator;

/** A calendar period: week, month, quarter or year. Its row grows day by day until the period is over. */
public final class CalendarWindow implements Window {
    private static final int FIRST_YEAR = 1900;
    private static final int LAST_YEAR = 2300;

    /** Calendar months. */
    public static final CalendarWindow MONTH = months("month", 1);

    /** Quarters that begin in January, April, July and October. */
    public static final CalendarWindow QUARTER = months("quarter", 3);

    /** Calendar years. */
    public static final CalendarWindow YEAR = months("year", 12);

    private static final int EPOCH_WEEKDAY = DayOfWeek.THURSDAY.getValue();

    private final String id;
    private final IntUnaryOperator start;
    private final IntUnaryOperator end;

    private CalendarWindow(String id, IntUnaryOperator start, IntUnaryOperator end) {
        this.id = id;
        this.start = start;
        this.end = end;
    }

    /** Weeks that begin on {@code weekStart}; Monday gives ISO weeks. */
    public static CalendarWindow week(DayOfWeek weekStart) {
        int shift = EPOCH_WEEKDAY - weekStart.getValue();
        IntUnaryOperator start = day -> day - Math.floorMod(day + shift, 7);
        return new CalendarWindow("week", start, day -> start.applyAsInt(day) + 6);
    }

    /** The first days of consecutive periods, computed once, because every order looks one up. */
    private static final class Starts {
        private final int[] days;

        Starts(int monthsEach) {
            days = new int[(LAST_YEAR - FIRST_YEAR) * 12 / monthsEach];
            LocalDate start = LocalDate.of(FIRST_YEAR, 1, 1);
            for (int i = 0; i < days.length; i++) {
                days[i] = Math.toIntExact(start.toEpochDay());
                start = start.plusMonths(monthsEach);
            }
        }

        int indexOf(int day) {
            int found = Arrays.binarySearch(days, day);
            int index = found >= 0 ? found : -found - 2;
            if (index < 0 || index + 1 >= days.length) {
                throw new IllegalArgumentException("a day must be in the years " + FIRST_YEAR + " to " + (LAST_YEAR - 1)
                        + ", was " + LocalDate.ofEpochDay(day));
            }
            return index;
        }
    }

    private static CalendarWindow months(String id, int monthsEach) {
        Starts starts = new Starts(monthsEach);
        return new CalendarWindow(
                id, day -> starts.days[starts.indexOf(day)], day -> starts.days[starts.indexOf(day) + 1] - 1);
    }

    @Override
    public String id() {
        return id;
    }

    @Override
    public int startOf(int day) {
        return start.applyAsInt(day);
    }

    @Override
    public int lastSeeing(int day) {
        return end.applyAsInt(day);
    }

    @Override
    public boolean isCalendar() {
        return true;
    }

    @Override
    public String toString() {
        return id;
    }
}
