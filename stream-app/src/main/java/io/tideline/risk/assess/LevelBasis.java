package io.tideline.risk.assess;

/** The value that the thresholds of the risk levels are compared with. */
public enum LevelBasis {
    /** P(order within the horizon) now, as a share of what it was right after the last order. */
    RELATIVE,
    /** P(order within the horizon) itself. */
    ABSOLUTE
}
