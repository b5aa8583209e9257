package io.tideline.stream;

/** Names of nodes and of the internal topic; an output topic names its own. Golden: a change of a name loses state. */
public final class Nodes {
    static final String EVENTS = "events";
    static final String REKEY = "rekey";
    public static final String REKEYED = "rekeyed";
    static final String LEDGER = "ledger";
    public static final String DEAD_LETTERS = "dead-letters";
    public static final String REKEY_DEAD_LETTERS = "rekey-dead-letters";
    public static final String HAND_OVER = "hand-over";
    static final String SUMS = "sums";
    static final String ROLLUP = "rollup";
    public static final String PULSE = "pulse";

    /** Key of what every partition of the rollup must hear. */
    public static final String EVERY_PARTITION = "";

    private Nodes() {}
}
