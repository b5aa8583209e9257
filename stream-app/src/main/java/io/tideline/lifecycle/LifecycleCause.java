package io.tideline.lifecycle;

/** What made a change, or its restatement; the names are those of the published record. */
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

    /** Whether history turned out otherwise, rather than went on. */
    boolean isCorrection() {
        return compareTo(INACTIVITY) > 0;
    }
}
