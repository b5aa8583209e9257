package io.tideline.pulse;

import java.time.Duration;

/** The windows of the pulse: five minutes of event time, on the five minutes of UTC. */
public final class PulseWindow {
    public static final Duration LENGTH = Duration.ofMinutes(5);

    private PulseWindow() {}

    /** The start of the window that an instant is in; both in milliseconds since 1970. */
    public static long startOf(long epochMillis) {
        return epochMillis - Math.floorMod(epochMillis, LENGTH.toMillis());
    }

    /** The end of a window, excluded. */
    public static long endOf(long startMillis) {
        return startMillis + LENGTH.toMillis();
    }
}
