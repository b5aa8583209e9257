package io.tideline.query;

import io.tideline.storage.AtRiskEntry;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * A page of the list of customers at risk.
 *
 * @param entries the largest value first, then by the bytes of the customer id
 * @param next the entry after which the next page begins; empty if the list was read to its end
 * @param partitions the partitions whose customers were read
 */
public record AtRiskPage(List<AtRiskEntry> entries, Optional<AtRiskEntry> next, Set<Integer> partitions) {
    /** Copies what is mutable. */
    public AtRiskPage {
        entries = List.copyOf(entries);
        partitions = Set.copyOf(partitions);
    }
}
