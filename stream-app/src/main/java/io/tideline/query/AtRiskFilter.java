package io.tideline.query;

import io.tideline.risk.assess.RiskLevel;
import io.tideline.storage.AtRiskEntry;
import java.util.Optional;
import java.util.Set;

/**
 * Which customers at risk a query asks for.
 *
 * @param levels the levels to include; empty includes all
 * @param after the entry after which the page begins; empty for the first page
 * @param limit the most entries of the page, at least 1
 */
public record AtRiskFilter(Set<RiskLevel> levels, Optional<AtRiskEntry> after, int limit) {
    /** Copies the levels. */
    public AtRiskFilter {
        levels = Set.copyOf(levels);
    }
}
