package io.tideline.query;

import io.tideline.risk.assess.RiskLevel;
import io.tideline.storage.AtRiskEntry;
import java.util.Optional;
import java.util.Set;

/**
 * Which customers at risk are asked for.
 *
 * @param levels at one of these, or at any if empty
 * @param after only those behind this one in the list
 * @param limit at most so many, at least 1
 */
public record AtRiskFilter(Set<RiskLevel> levels, Optional<AtRiskEntry> after, int limit) {
    /** Copies the levels. */
    public AtRiskFilter {
        levels = Set.copyOf(levels);
    }
}
