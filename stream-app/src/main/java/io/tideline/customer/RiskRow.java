package io.tideline.customer;

import io.tideline.ledger.History;
import io.tideline.risk.assess.RiskAssessment;
import io.tideline.risk.assess.RiskLevel;
import java.util.Optional;

/**
 * A customer's risk at an instant.
 *
 * @param history the history that was judged
 * @param assessment the risk
 * @param previousLevel the level that was emitted before, if any was
 * @param modelVersion the version of the model; 0 for recency
 */
public record RiskRow(
        History history, RiskAssessment assessment, Optional<RiskLevel> previousLevel, long modelVersion) {

    /** The level of the risk. */
    public RiskLevel level() {
        return assessment.level().level();
    }

    /** Whether the level is another one than was emitted before. */
    public boolean isNewLevel() {
        return !previousLevel.equals(Optional.of(level()));
    }
}
