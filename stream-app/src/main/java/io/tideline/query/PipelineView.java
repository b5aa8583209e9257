package io.tideline.query;

import java.util.List;
import java.util.Set;

/** What the running application shows of itself. Safe for many threads; nothing here throws while it is balanced. */
public interface PipelineView {
    /** How the application stands. */
    enum State {
        /** Not joined its group yet. */
        STARTING,
        /** Tasks are being assigned or restored. */
        BALANCING,
        /** At work. */
        RUNNING,
        /** Ended, or about to. */
        ENDED
    }

    /**
     * A thread and how far it has come.
     *
     * @param name of the thread
     * @param polls how often it has asked for records
     * @param commits how many tasks it has committed
     * @param hasTasks whether it has tasks to commit
     */
    record ThreadProgress(String name, double polls, double commits, boolean hasTasks) {}

    /**
     * An instance of the application.
     *
     * @param address as it advertises itself
     * @param here whether it is this one
     * @param stores of which it holds a part, to work on it
     * @param copies of which it keeps a copy of a part
     * @param partitions that it reads, as {@code topic-partition}
     */
    record Instance(String address, boolean here, Set<String> stores, Set<String> copies, List<String> partitions) {}

    /** How the application stands. */
    State state();

    /** Its threads; empty if it does not say at the moment. */
    List<ThreadProgress> threads();

    /** How many records of its inputs and repartition topics are not read yet, as far as its consumers know. */
    long recordsBehind();

    /** Whether every store of which it holds a part can be read. */
    boolean isReadable();

    /** All instances; empty if none is known at the moment. */
    List<Instance> instances();

    /** Processors, stores and topics, as Kafka Streams describes them. */
    String topology();
}
