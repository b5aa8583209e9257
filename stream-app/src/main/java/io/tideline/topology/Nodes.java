package io.tideline.topology;

/** Names of nodes that are forwarded to, and of the internal topic. Golden: a change of a name loses state. */
final class Nodes {
    static final String EVENTS = "events";
    static final String REKEY = "rekey";
    static final String REKEYED = "rekeyed";
    static final String LEDGER = "ledger";
    static final String DEAD_LETTERS = "dead-letters";
    static final String REKEY_DEAD_LETTERS = "rekey-dead-letters";
    static final String HAND_OVER = "hand-over";
    static final String SUMS = "sums";
    static final String ROLLUP = "rollup";
    static final String KPI_RECORDS = "kpi-records";
    static final String COHORT_RECORDS = "cohort-records";
    static final String PULSE = "pulse";
    static final String RISK_RECORDS = "risk-records";
    static final String MODEL_RECORDS = "model-records";
    static final String LIFECYCLE_RECORDS = "lifecycle-records";

    /** Key of what every partition of the rollup must hear. */
    static final String EVERY_PARTITION = "";

    private Nodes() {}
}
