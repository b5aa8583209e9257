package io.tideline.local.replay;

import io.tideline.calendar.Window;
import io.tideline.retention.RetentionKpi;
import java.time.DayOfWeek;
import java.util.Comparator;
import java.util.List;

/** The order of rows in files: by window as the specification lists them, everybody first, then segment and time. */
final class RowOrder {
    private static final List<String> WINDOWS =
            Window.all(DayOfWeek.MONDAY).stream().map(Window::id).toList();

    static final Comparator<RetentionKpi> BY_WINDOW = Comparator.<RetentionKpi>comparingInt(
                    row -> WINDOWS.indexOf(row.getWindow()))
            .thenComparing(row -> !row.getDimension().equals("all"))
            .thenComparing(RetentionKpi::getDimension)
            .thenComparing(RetentionKpi::getSegment)
            .thenComparing(RetentionKpi::getEndDate);

    private RowOrder() {}
}
