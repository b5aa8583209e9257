package io.tideline.query;

import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * Which partitions of customers are to be read, and how.
 *
 * @param partitions of the inputs
 * @param copies whether copies are read, or what is at work on them
 */
public record PartitionScope(Set<Integer> partitions, boolean copies) {
    /** All of so many partitions, of whoever works on them. */
    public static PartitionScope all(int partitions) {
        return new PartitionScope(IntStream.range(0, partitions).boxed().collect(Collectors.toSet()), false);
    }

    /** The same partitions of copies. */
    PartitionScope ofCopies() {
        return new PartitionScope(partitions, true);
    }

    /** Copies the partitions. */
    public PartitionScope {
        partitions = Set.copyOf(partitions);
    }
}
