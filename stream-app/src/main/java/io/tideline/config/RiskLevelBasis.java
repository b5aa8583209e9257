package io.tideline.config;

/** What the thresholds of the risk levels are measured against. */
public enum RiskLevelBasis {
    /** The customer's own probability right after the last order. */
    RELATIVE,
    /** The probability of an order itself. */
    ABSOLUTE
}
