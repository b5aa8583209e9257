package io.tideline.app.topics;

import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * A topic as a cluster has it.
 *
 * @param name its name
 * @param partitions its number of partitions, 1 or more
 * @param replicationFactor replicas of each partition
 * @param configs its configuration by name, defaults of the broker included; immutable
 */
public record DescribedTopic(String name, int partitions, int replicationFactor, Map<String, String> configs) {

    /** Copies the configuration. */
    public DescribedTopic {
        configs = Map.copyOf(configs);
    }

    /** A configuration of the topic; empty if the broker does not know it. */
    public Optional<String> config(String key) {
        return Optional.ofNullable(configs.get(key));
    }

    /** A configuration that is a number; empty if the broker does not know it. */
    OptionalLong number(String key) {
        return config(key).stream().mapToLong(Long::parseLong).findFirst();
    }
}
