package io.tideline.pulse;

import java.time.Duration;

/** The windows of the pulse: five minutes of event time that begin at full five minutes of UTC. */
public final class PulseWindow {
    /** The length of a window. */
    public static final Duration LENGTH = Duration.ofMinutes(5);

    private PulseWindow() {}

    /** The start of the window that an instant is in; both in milliseconds since 1970. */
    public static long startOf(long epochMillis) {
        return epochMillis - Math.floorMod(epochMillis, LENGTH.toMillis());
    }

    /** The end of the window of that start, excluded; both in milliseconds since 1970. */
    public static long endOf(long startMillis) {
        return startMillis + LENGTH.toMillis();
    }
}
