package io.tideline.contract;

import io.tideline.ledger.History;
import io.tideline.risk.assess.RiskAssessment;
import io.tideline.risk.assess.RiskLevel;
import java.util.Optional;

/**
 * The risk of a customer.
 *
 * @param risk the risk; empty for a customer who is forgotten, or has no order any more
 * @param asOf the instant for which it holds, in milliseconds since 1970
 */
public record RiskOutput(String customerId, Optional<Risk> risk, long asOf) {
    /**
     * A risk as it was judged.
     *
     * @param history what was judged
     * @param previousLevel the level before, if there was one
     * @param modelVersion of the model by which it was judged, 0 for none
     */
    public record Risk(
            History history, RiskAssessment assessment, Optional<RiskLevel> previousLevel, long modelVersion) {}
}
