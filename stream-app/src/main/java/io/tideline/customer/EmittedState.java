package io.tideline.customer;

/**
 * What has been emitted about a customer, and when its timer fires.
 *
 * @param emittedUntil the clock up to which everything has been emitted, in milliseconds since 1970
 * @param timerAt the instant of the customer's timer in milliseconds since 1970, or {@link #NEVER}; it is never after the
 *     instant at which something about the customer changes by the passing of time
 * @param risk what has been emitted of the risk
 */
public record EmittedState(long emittedUntil, long timerAt, EmittedRisk risk) {
    /** The customer has no timer. */
    public static final long NEVER = Long.MAX_VALUE;

    /** Nothing has been emitted about the customer. */
    public static final EmittedState NEW = new EmittedState(Long.MIN_VALUE, NEVER, EmittedRisk.NOTHING);
}
