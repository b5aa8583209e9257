package io.tideline.kpi;

import io.tideline.calendar.Window;

/** The two rows of a series that stand for now: the one the clock is in, and the latest one that is over. */
public enum CurrentPeriod {
    /** The latest period, or rolling day, that is over. */
    COMPLETE("complete"),
    /** The one the clock is in. */
    RUNNING("running");

    private final String id;

    CurrentPeriod(String id) {
        this.id = id;
    }

    /** The name in labels and answers. */
    public String id() {
        return id;
    }

    /**
     * The key of the row.
     *
     * @param clockDay the day up to which figures are published
     */
    public RowKey key(Window window, Segment segment, int clockDay) {
        int running = window.isCalendar() ? window.startOf(clockDay) : clockDay;
        int day = this == RUNNING ? running : window.isCalendar() ? window.startOf(running - 1) : running - 1;
        return new RowKey(window, segment, day);
    }
}
