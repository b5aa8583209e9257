package io.tideline.customer;

/**
 * What the clocks of a task showed as an event was accepted.
 *
 * @param latestMillis the latest event time accepted by the task before this event, in milliseconds since 1970, or {@link
 *     io.tideline.finality.Watermark.Input#NOTHING}
 * @param clockMillis the clock by which customers are judged, with this event, in milliseconds since 1970
 */
public record TaskClocks(long latestMillis, long clockMillis) {}
