package io.tideline.finality;

/** How the clock that publishes figures moves. */
public enum ClockMode {
    /** The clock is the day of the largest event time accepted so far: for replays, imports and tests. */
    EVENT,
    /** The clock is the later of that and today, so that churn happens on time although nothing arrives. */
    LIVE
}
