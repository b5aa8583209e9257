package io.tideline.query;

import io.tideline.finality.PublicationFrontier;

/**
 * How far the figures of this instance reach.
 *
 * @param frontier the clock and what is final; {@link PublicationFrontier#NONE} before the first event
 * @param latestEventMillis the latest event time accepted anywhere, or {@link Long#MIN_VALUE} before the first event
 * @param hasCaughtUp whether history has been counted, see {@link io.tideline.finality.WatermarkTracker#hasCaughtUp}
 */
public record ClockView(PublicationFrontier frontier, long latestEventMillis, boolean hasCaughtUp) {
    /** Before the first event. */
    public static final ClockView NONE = new ClockView(PublicationFrontier.NONE, Long.MIN_VALUE, false);

    /** Whether no event was accepted yet. */
    public boolean isEmpty() {
        return latestEventMillis == Long.MIN_VALUE;
    }
}
