package io.tideline.query;

import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * The partitions of customers that a query reads.
 *
 * @param partitions numbers of partitions of the inputs
 * @param copies whether standby copies are read, rather than active partitions
 */
public record PartitionScope(Set<Integer> partitions, boolean copies) {
    /** The active ones of so many partitions. */
    public static PartitionScope all(int partitions) {
        return new PartitionScope(IntStream.range(0, partitions).boxed().collect(Collectors.toSet()), false);
    }

    /** The standby copies of the same partitions. */
    PartitionScope ofCopies() {
        return new PartitionScope(partitions, true);
    }

    /** Copies the partitions. */
    public PartitionScope {
        partitions = Set.copyOf(partitions);
    }
}
