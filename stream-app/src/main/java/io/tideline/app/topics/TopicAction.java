package io.tideline.app.topics;

import java.util.Collections;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What is to be done about one topic.
 *
 * @param kind what is done
 * @param topic the name of the topic
 * @param partitions partitions it has or is created with
 * @param replicationFactor replicas it has or is created with; -1 is the broker's default
 * @param configs what is set on it, by name; empty unless it is created or altered
 * @param note one sentence or a few words for people; empty if there is nothing to say
 */
public record TopicAction(
        Kind kind,
        String topic,
        int partitions,
        int replicationFactor,
        SortedMap<String, String> configs,
        String note) {

    /** What can be done about a topic. */
    public enum Kind {
        /** It is absent and is created. */
        CREATE,
        /** Some of its configuration is changed. */
        ALTER,
        /** It is as it has to be. */
        OK,
        /** It is wrong in a way that only people can repair. */
        CONFLICT
    }

    /** Copies the configuration. */
    public TopicAction {
        configs = Collections.unmodifiableSortedMap(new TreeMap<>(configs));
    }
}
