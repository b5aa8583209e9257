package io.tideline.storage;

import java.util.List;

/**
 * The names of the stores, what is in each and how large it gets. The names are part of the names of changelog topics: a
 * change of one loses state.
 */
public final class StoreNames {
    /** Customer id to stored customer. Grows with customers and their orders: about 60 bytes and 35 for each order. */
    public static final String LEDGERS = "ledgers";

    /** One entry a task: how far it has read. */
    public static final String INTAKE = "intake";

    /** The bytes of adjustments whose order has not arrived, in case they turn out to be in another currency. */
    public static final String WAITING = "waiting-adjustments";

    /** Salted hashes of forgotten customers, for the days of the guard. */
    public static final String FORGOTTEN = "forgotten";

    /** When time changes something about which customer. Few entries a customer, of about 20 bytes, in pages. */
    public static final String DUE = "due";

    /** Customers at risk, the largest value first. At most one entry a customer, about 35 bytes. */
    public static final String AT_RISK = "at-risk";

    /** The counts that the model is fitted to. Grows with distinct histories, and the orders of two risk horizons; about 15
     * bytes each. */
    public static final String MODEL_COUNTS = "model-counts";

    /** When the model was fitted. One entry. */
    public static final String MODEL_SCHEDULE = "model-schedule";

    /** The newest model, read back from its topic by every process. One entry, in memory. */
    public static final String MODELS = "models";

    /** Segment and day to the points of that day. Grows with days times segments, about 60 bytes each. */
    public static final String SUMS = "sums";

    /** Segment to how far its rows are published. One entry a segment. */
    public static final String SEGMENTS = "segments";

    /** Key of a row to the row as last published. Grows with days times segments times 4, about 90 bytes each. */
    public static final String ROWS = "rows";

    /** Segment, cohort and index to the points of that cell. Grows with cells times segments, about 30 bytes each. */
    public static final String COHORT_SUMS = "cohort-sums";

    /** Segment to how far its cohorts are published. One entry a segment. */
    public static final String COHORT_STATES = "cohort-states";

    /** Key of a cell to the cell as last published. Grows with cells times segments, about 70 bytes each. */
    public static final String COHORT_ROWS = "cohort-rows";

    /** The latest time of the pulse. One entry, written with the windows at the commit. */
    public static final String PULSE_TIME = "pulse-time";

    /** Window to the sales of its channels. Bounded by the grace: some windows, hence in memory. */
    public static final String PULSE_WINDOWS = "pulse-windows";

    /** Windows of the pulse that are not closed. As many as in the store before. */
    public static final String PULSE_FINAL = "pulse-final";

    /** Input partition to its newest watermark. One entry a partition of the inputs. */
    public static final String CLOCKS = "clocks";

    /** Called before each commit of a ledger task. */
    public static final String HAND_OVER = "hand-over";

    /** Those that are read from outside the topology. */
    public static final List<String> READ = List.of(LEDGERS, AT_RISK, ROWS, SEGMENTS, COHORT_ROWS, CLOCKS);

    private StoreNames() {}
}
