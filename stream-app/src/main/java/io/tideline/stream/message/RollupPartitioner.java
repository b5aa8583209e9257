package io.tideline.stream.message;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.tideline.stream.Nodes;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.apache.kafka.common.utils.Utils;
import org.apache.kafka.streams.processor.StreamPartitioner;

/**
 * Keeps each dimension in one partition, so that its number of values can be bounded, and tells every partition how far
 * the inputs have been read.
 */
public final class RollupPartitioner implements StreamPartitioner<String, RollupInput> {
    /** Kafka Streams 4.4 prefers the overload with headers, but leaves this one abstract and calls it from there. */
    @Override
    @SuppressWarnings("removal")
    public Optional<Set<Integer>> partitions(String topic, String key, RollupInput input, int partitions) {
        return Optional.of(
                key.equals(Nodes.EVERY_PARTITION)
                        ? IntStream.range(0, partitions).boxed().collect(Collectors.toUnmodifiableSet())
                        : Set.of(partition(key, partitions)));
    }

    /** The partition of a dimension. */
    public static int partition(String dimension, int partitions) {
        return Utils.toPositive(Utils.murmur2(dimension.getBytes(UTF_8))) % partitions;
    }
}
