package io.tideline.topology;

import io.tideline.risk.RiskLevel;
import java.util.Optional;

/**
 * What has been said of a customer's risk.
 *
 * @param level the level last published, if any was
 * @param modelVersion the version of the model that gave it; 0 for recency
 * @param valueAtRisk as the customer is listed among those at risk, in ten-thousandths of the currency; {@link #UNLISTED}
 *     for one who is not
 */
public record RiskTold(Optional<RiskLevel> level, long modelVersion, long valueAtRisk) {
    /** Not listed. */
    public static final long UNLISTED = -1;

    /** Nothing. */
    public static final RiskTold NOTHING = new RiskTold(Optional.empty(), 0, UNLISTED);
}
