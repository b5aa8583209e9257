package io.tideline.lifecycle;

/** The states of a customer; the names are those of the published record. */
public enum LifecycleState {
    /** Signed up, no occasion so far. */
    PROSPECT,
    /** Active since the first occasion, with no other since. */
    NEW,
    /** Active, with at least two occasions since being new or back. */
    REPEAT,
    /** No occasion within the activity window. */
    CHURNED,
    /** Active again after having churned, with no other occasion since. */
    REACTIVATED;

    /** The cause of entering this state when the history only continues. */
    LifecycleCause naturalCause() {
        return switch (this) {
            case PROSPECT -> LifecycleCause.SIGNUP;
            case NEW, REPEAT, REACTIVATED -> LifecycleCause.ORDER;
            case CHURNED -> LifecycleCause.INACTIVITY;
        };
    }
}
