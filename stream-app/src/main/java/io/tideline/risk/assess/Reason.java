package io.tideline.risk.assess;

import io.tideline.risk.solver.Require;

/**
 * One reason why a customer may be lost, with its numbers.
 *
 * @param code what it is
 * @param observed what is seen, in the unit the code names
 * @param usual what it is compared with
 * @param occurrences how many refunds, cancellations or discounted occasions it is about; 0 where it is about none
 * @param daysAgo days since the latest refund or cancellation; 0 where it is about none
 * @param strength how far the two are apart as a natural logarithm of their ratio (0.69 is twice), faded with time for
 *     what happened once; comparable between reasons, above 0
 */
public record Reason(ReasonCode code, double observed, double usual, int occurrences, double daysAgo, double strength) {
    public Reason {
        Require.positive("strength", strength);
        Require.atLeast("occurrences", occurrences, 0);
        Require.notNegative("daysAgo", daysAgo);
    }

    /** Makes a reason that is not about refunds, cancellations or discounts. */
    public Reason(ReasonCode code, double observed, double usual, double strength) {
        this(code, observed, usual, 0, 0, strength);
    }
}
