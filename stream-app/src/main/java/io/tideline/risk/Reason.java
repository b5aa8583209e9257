package io.tideline.risk;

/**
 * One reason why a customer may be lost, with its numbers.
 *
 * @param code what it is
 * @param observed what is seen, in the unit the code names
 * @param usual what it is compared with
 * @param strength how far the two are apart as a natural logarithm of their ratio (0.69 is twice), faded with time for
 *     what happened once; comparable between reasons, above 0
 */
public record Reason(ReasonCode code, double observed, double usual, double strength) {
    public Reason {
        Require.positive("strength", strength);
    }
}
