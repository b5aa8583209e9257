package io.tideline.risk.model;

import io.tideline.risk.solver.Require;

/**
 * A refund or a cancellation of one of a customer's orders.
 *
 * @param day epoch day in the store zone on which it happened
 * @param kind what happened
 * @param amount money given back, 0 or more, in units of money
 */
public record Setback(int day, Kind kind, double amount) {
    public Setback {
        Require.notNegative("amount", amount);
    }

    /** What happened to the order. */
    public enum Kind {
        /** Money was given back. */
        REFUND,
        /** The order was cancelled. */
        CANCELLATION
    }
}
