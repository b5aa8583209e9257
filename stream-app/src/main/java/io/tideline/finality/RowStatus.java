package io.tideline.finality;

/** How settled a published row is; the position is part of stored bytes. */
public enum RowStatus {
    /** Its last day is not over, or its grace still runs. */
    PROVISIONAL,
    /** Its last day is over and its grace as well. */
    FINAL,
    /** It was final, and changed. */
    CORRECTED
}
