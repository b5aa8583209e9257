package io.tideline.stream;

import io.tideline.config.Plan;
import io.tideline.config.Settings;
import io.tideline.finality.FurthestClock;

/** Everything that a topology is built from: the plan, the observer, and the clock that the tasks of a process share. */
public final class Blueprint extends Plan {
    private final Observer observer;
    private final FurthestClock furthestClock = new FurthestClock();

    /**
     * Makes the blueprint of one process.
     *
     * @param settings the settings of the shop
     * @param inputPartitions how many partitions each input topic has, at least 1; with {@code input.rekey} the most any
     *     of them has
     * @param observer the observer that the pipeline reports to
     */
    public Blueprint(Settings settings, int inputPartitions, Observer observer) {
        super(settings, inputPartitions);
        this.observer = observer;
    }

    /** The observer that the pipeline reports to. */
    public Observer observer() {
        return observer;
    }

    /** The furthest clock that any task of this process has seen. */
    public FurthestClock furthestClock() {
        return furthestClock;
    }
}
