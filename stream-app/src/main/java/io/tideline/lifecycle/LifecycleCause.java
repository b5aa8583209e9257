package io.tideline.lifecycle;

/** The cause of a change or of its restatement; the names are those of the published record. */
public enum LifecycleCause {
    /** The signup itself. */
    SIGNUP,
    /** The order itself. */
    ORDER,
    /** The passing of time. */
    INACTIVITY,
    /** An event arrived after a later day's. */
    LATE_EVENT,
    /** An order was cancelled. */
    CANCELLATION,
    /** Money of an order was given back. */
    REFUND,
    /** Another delivery of a known order, adjustment or signup took precedence. */
    CONFLICTING_DELIVERY;

    /** Whether the cause corrects the history, rather than continues it. */
    boolean isCorrection() {
        return compareTo(INACTIVITY) > 0;
    }
}
