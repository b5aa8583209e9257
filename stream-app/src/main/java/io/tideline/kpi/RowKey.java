package io.tideline.kpi;

import io.tideline.calendar.Window;
import io.tideline.delta.Segment;
import java.time.LocalDate;

/**
 * What identifies a published row.
 *
 * @param window its window
 * @param segment its segment
 * @param day the end day of a rolling window, the first day of a period
 */
public record RowKey(Window window, Segment segment, int day) {

    /** The key of the row of a window that covers {@code start..}, or ends on {@code end}. */
    public static RowKey of(Window window, Segment segment, int start, int end) {
        return new RowKey(window, segment, window.isCalendar() ? start : end);
    }

    /** The key in the topic, such as {@code month/channel=WEB/2026-03-01}. */
    @Override
    public String toString() {
        return window.id() + "/" + segment.key() + "/" + LocalDate.ofEpochDay(day);
    }
}
