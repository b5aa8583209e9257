package io.tideline.query;

import java.util.List;
import java.util.Set;

/**
 * The running application as operators see it. Safe for use by many threads; no method throws while the group is
 * balanced.
 */
public interface PipelineView {
    /** States of the application. */
    enum State {
        /** It has not joined its group yet. */
        STARTING,
        /** Tasks are being assigned or restored. */
        BALANCING,
        /** Its tasks process records. */
        RUNNING,
        /** It has ended, or is about to. */
        ENDED
    }

    /**
     * The progress of a stream thread.
     *
     * @param name the name of the thread
     * @param polls how often it has polled for records since its start
     * @param commits how many commits of tasks it has made since its start
     * @param hasTasks whether it has tasks to commit
     */
    record ThreadProgress(String name, double polls, double commits, boolean hasTasks) {}

    /**
     * An instance of the application.
     *
     * @param address the {@code host:port} that it advertises
     * @param here whether it is this instance
     * @param stores the names of stores of which it has an active partition
     * @param copies the names of stores of which it has a standby copy
     * @param partitions the partitions that it reads, as {@code topic-partition}
     */
    record Instance(String address, boolean here, Set<String> stores, Set<String> copies, List<String> partitions) {}

    /** The state of the application. */
    State state();

    /** The stream threads; empty if they are not known at the moment. */
    List<ThreadProgress> threads();

    /** How many records of the inputs and repartition topics wait to be read, as far as the consumers know. */
    long recordsBehind();

    /** Whether every active partition of a store on this instance can be read. */
    boolean isReadable();

    /** All instances; empty if none is known at the moment. */
    List<Instance> instances();

    /** The processors, stores and topics, as Kafka Streams describes them. */
    String topology();
}
