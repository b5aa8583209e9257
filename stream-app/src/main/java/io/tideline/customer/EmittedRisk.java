package io.tideline.customer;

import io.tideline.risk.assess.RiskLevel;
import java.util.Optional;

/**
 * What has been emitted of a customer's risk.
 *
 * @param level the level last published, if any was
 * @param modelVersion the version of the model that gave it; 0 for recency
 * @param valueAtRisk the value at risk under which the customer is listed among those at risk, in ten-thousandths of the
 *     currency; {@link #UNLISTED} for one who is not
 */
public record EmittedRisk(Optional<RiskLevel> level, long modelVersion, long valueAtRisk) {
    /** The customer is not listed. */
    public static final long UNLISTED = -1;

    /** Nothing has been emitted. */
    public static final EmittedRisk NOTHING = new EmittedRisk(Optional.empty(), 0, UNLISTED);

    /** Whether the customer is in the list of those at risk. */
    public boolean isListed() {
        return valueAtRisk != UNLISTED;
    }

    /** Whether the customer has the same entry in the list of those at risk, or none in both. */
    public boolean isListedAs(EmittedRisk other) {
        return valueAtRisk == other.valueAtRisk && (!isListed() || level.equals(other.level));
    }
}
