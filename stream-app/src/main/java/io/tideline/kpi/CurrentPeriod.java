package io.tideline.kpi;

import io.tideline.calendar.Window;
import io.tideline.delta.Segment;
import io.tideline.finality.PublicationFrontier;
import java.util.Optional;

/** The rows of a series that stand for now. */
public enum CurrentPeriod {
    /** The latest period, or rolling day, that is over. */
    COMPLETE("complete"),
    /** The one the clock is in. */
    RUNNING("running"),
    /** The latest one that is final. */
    FINAL("final");

    private final String id;

    CurrentPeriod(String id) {
        this.id = id;
    }

    /** The name in labels and answers. */
    public String id() {
        return id;
    }

    /**
     * The period of a name.
     *
     * @throws IllegalArgumentException if there is none
     */
    public static CurrentPeriod of(String id) {
        for (CurrentPeriod period : values()) {
            if (period.id.equals(id)) {
                return period;
            }
        }
        throw new IllegalArgumentException("there is no period " + id);
    }

    /**
     * The key of the row; empty if nothing is final yet.
     *
     * @param published how far figures are published
     */
    public Optional<RowKey> key(Window window, Segment segment, PublicationFrontier published) {
        return switch (this) {
            case RUNNING -> Optional.of(key(window, segment, published.clockDay(), 0));
            case COMPLETE -> Optional.of(key(window, segment, published.clockDay(), 1));
            case FINAL ->
                published.finalDay() == Integer.MIN_VALUE
                        ? Optional.empty()
                        : Optional.of(key(window, segment, published.finalDay() + 1, 1));
        };
    }

    /** The period a day is in, or the one before. */
    private static RowKey key(Window window, Segment segment, int day, int back) {
        int start = window.isCalendar() ? window.startOf(day) : day;
        return new RowKey(window, segment, window.isCalendar() ? window.startOf(start - back) : start - back);
    }
}
