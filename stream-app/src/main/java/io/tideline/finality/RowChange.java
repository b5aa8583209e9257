package io.tideline.finality;

/** How the figures of a row differ from those that are published. */
public enum RowChange {
    /** The figures are the same. */
    NONE,
    /** Something was added that corrects nothing: a final row is sent under the status it had. */
    ADDITION,
    /** A figure is another one: a final row is corrected. */
    CORRECTION
}
