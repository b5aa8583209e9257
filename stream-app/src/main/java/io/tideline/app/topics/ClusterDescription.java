package io.tideline.app.topics;

import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * What a plan and a check need to know of a cluster.
 *
 * @param brokers how many brokers it has
 * @param brokerConfigs configuration of one broker by name; empty if it may not be read
 * @param topics the topics that exist, of those asked for, by name
 */
public record ClusterDescription(int brokers, Map<String, String> brokerConfigs, Map<String, DescribedTopic> topics) {

    /** What a broker takes in one batch unless it is told otherwise. */
    private static final long KAFKAS_DEFAULT_MESSAGE_BYTES = 1_048_588;

    /** Copies the maps. */
    public ClusterDescription {
        brokerConfigs = Map.copyOf(brokerConfigs);
        topics = Map.copyOf(topics);
    }

    static ClusterDescription of(int brokers, Map<String, String> brokerConfigs, Collection<DescribedTopic> topics) {
        return new ClusterDescription(
                brokers,
                brokerConfigs,
                topics.stream().collect(Collectors.toMap(DescribedTopic::name, Function.identity())));
    }

    /** A topic; empty if it does not exist. */
    public Optional<DescribedTopic> topic(String name) {
        return Optional.ofNullable(topics.get(name));
    }

    /** The number of partitions of the largest of some topics; empty if none of them exists. */
    public OptionalInt mostPartitions(Collection<String> names) {
        return names.stream()
                .flatMap(name -> topic(name).stream())
                .mapToInt(DescribedTopic::partitions)
                .max();
    }

    /** The largest batch that any of some topics takes, in bytes; for topics that do not exist, what they would take. */
    long largestBatchBytes(Collection<String> names) {
        long ofBroker = Optional.ofNullable(brokerConfigs.get("message.max.bytes"))
                .map(Long::parseLong)
                .orElse(KAFKAS_DEFAULT_MESSAGE_BYTES);
        return names.stream()
                .mapToLong(name -> topic(name)
                        .map(found -> found.number("max.message.bytes").orElse(ofBroker))
                        .orElse(ofBroker))
                .max()
                .orElse(ofBroker);
    }
}
