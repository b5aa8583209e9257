package io.tideline.query;

import java.util.Set;

/**
 * Which partitions of customers are to be read, and how.
 *
 * @param partitions of the inputs
 * @param copies whether copies are read, or what is at work on them
 */
public record Reading(Set<Integer> partitions, boolean copies) {
    /** Copies the partitions. */
    public Reading {
        partitions = Set.copyOf(partitions);
    }
}
