package io.tideline.customer;

/**
 * What has been said about a customer, and when to look again.
 *
 * @param toldAt the clock up to which everything has been said, in milliseconds since 1970
 * @param dueAt the instant of the customer's entry in the due book, or {@link #NEVER}; never after the instant at which
 *     something about the customer changes by the passing of time
 * @param risk what has been said of the risk
 */
public record EmittedState(long toldAt, long dueAt, EmittedRisk risk) {
    /** No entry. */
    public static final long NEVER = Long.MAX_VALUE;

    /** Of a customer of whom nothing was said. */
    public static final EmittedState NEW = new EmittedState(Long.MIN_VALUE, NEVER, EmittedRisk.NOTHING);
}
