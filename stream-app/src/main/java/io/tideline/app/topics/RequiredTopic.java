package io.tideline.app.topics;

import java.util.Collections;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * A topic as the pipeline needs it.
 *
 * @param name its name
 * @param input whether it is read; input topics have equal numbers of partitions
 * @param partitions partitions it is created with; another number on an existing topic stays
 * @param configs what its configuration has to be; nothing else of it is touched
 */
record RequiredTopic(String name, boolean input, int partitions, SortedMap<String, RequiredConfig> configs) {

    RequiredTopic {
        configs = Collections.unmodifiableSortedMap(new TreeMap<>(configs));
    }
}
