package io.tideline.stream;

import io.tideline.config.Plan;
import io.tideline.config.Settings;
import io.tideline.finality.FurthestClock;

/** What a topology is built from: the plan, who is told what happens, and the clock that tasks of one process share. */
public final class Blueprint extends Plan {
    private final Observer observer;
    private final FurthestClock furthestClock = new FurthestClock();

    /**
     * A blueprint of one process.
     *
     * @param settings of the shop
     * @param inputPartitions how many partitions each input topic has, at least 1; with {@code input.rekey} the most any
     *     of them has
     * @param observer is told what happens
     */
    public Blueprint(Settings settings, int inputPartitions, Observer observer) {
        super(settings, inputPartitions);
        this.observer = observer;
    }

    /** Who is told what happens in the pipeline. */
    public Observer observer() {
        return observer;
    }

    /** The furthest clock that any task of this process has seen. */
    public FurthestClock furthestClock() {
        return furthestClock;
    }
}
