package io.tideline.calendar;

import java.time.DayOfWeek;
import java.util.List;

/**
 * The days that a KPI row covers: from {@link #startOf} its end day up to that day.
 *
 * <p>Rolling windows and calendar periods differ in these two functions and in nothing else. Both are non-decreasing
 * in the day, and {@code startOf(d) <= p} exactly when {@code d <= lastSeeing(p)} for all days {@code p <= d}.
 */
public sealed interface Window permits RollingWindow, CalendarWindow {

    /** The name in keys and files, such as {@code rolling-30d} or {@code month}. */
    String id();

    /** The first day of the window that ends on {@code day}; of a period, the period's first day. */
    int startOf(int day);

    /** The last end day whose window still contains {@code day}. */
    int lastSeeing(int day);

    /** Whether each row is one calendar period, rather than one row for each end day. */
    boolean isCalendar();

    /**
     * Every window of the KPIs, in the order of the specification; the position is part of stored bytes.
     *
     * @param weekStart the first day of a week
     */
    static List<Window> all(DayOfWeek weekStart) {
        return List.of(
                new RollingWindow(7),
                new RollingWindow(30),
                new RollingWindow(90),
                new RollingWindow(365),
                CalendarWindow.week(weekStart),
                CalendarWindow.MONTH,
                CalendarWindow.QUARTER,
                CalendarWindow.YEAR);
    }
}
