package io.tideline.calendar;

/**
 * The {@code days} days that end on a day.
 *
 * @param days the length in days, at least 1
 */
public record RollingWindow(int days) implements Window {

    /** Checks the length. */
    public RollingWindow {
        if (days < 1) {
            throw new IllegalArgumentException("a rolling window must be at least 1 day long, was " + days);
        }
    }

    @Override
    public String id() {
        return "rolling-" + days + "d";
    }

    @Override
    public int startOf(int day) {
        return day - days + 1;
    }

    @Override
    public int lastSeeing(int day) {
        return day + days - 1;
    }

    @Override
    public boolean isCalendar() {
        return false;
    }
}
