package io.tideline.risk.evaluation;

/** The scores that an evaluation compares, with whether each is a probability. */
public enum CandidateScore {
    /** MBG/NBD P(order within the horizon), corrected by what else is known: the score customers are ranked by. */
    COMBINED(true),
    /** MBG/NBD P(order within the horizon): the default model alone. */
    MBG_ORDER(true),
    /** MBG/NBD P(alive). */
    MBG_ALIVE(true),
    /** BG/NBD P(order within the horizon). */
    BG_ORDER(true),
    /** BG/NBD P(alive). */
    BG_ALIVE(true),
    /** The rule of thumb: 1 for an order within the last 90 days, else 0. */
    RULE_90_DAYS(true),
    /** The other rule: 1 while the gap is at most twice the customer's own mean gap, else 0; 0 for one-time buyers. */
    RULE_TWICE_OWN_GAP(true),
    /** Minus the gap: plain recency, which only ranks. */
    MINUS_GAP(false);

    private final boolean isProbability;

    CandidateScore(boolean isProbability) {
        this.isProbability = isProbability;
    }

    /** Whether Brier score, log-loss and calibration mean anything. */
    public boolean isProbability() {
        return isProbability;
    }
}
