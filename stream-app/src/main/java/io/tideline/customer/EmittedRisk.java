package io.tideline.customer;

import io.tideline.risk.assess.RiskLevel;
import java.util.Optional;

/**
 * What has been said of a customer's risk.
 *
 * @param level the level last published, if any was
 * @param modelVersion the version of the model that gave it; 0 for recency
 * @param valueAtRisk as the customer is listed among those at risk, in ten-thousandths of the currency; {@link #UNLISTED}
 *     for one who is not
 */
public record EmittedRisk(Optional<RiskLevel> level, long modelVersion, long valueAtRisk) {
    /** Not listed. */
    public static final long UNLISTED = -1;

    /** Nothing. */
    public static final EmittedRisk NOTHING = new EmittedRisk(Optional.empty(), 0, UNLISTED);
}
