package io.tideline.risk.assess;

import io.tideline.risk.solver.Require;

/**
 * The rules of a shop for churn risk.
 *
 * @param horizonDays H, the time within which an order counts, 1 to 3650 days
 * @param activityWindowDays A, after so many days without an occasion a customer is churned, 1 to 3650 days
 * @param basis what the thresholds are compared with
 * @param cooling below this a customer is COOLING, above {@code atRisk} and below 1
 * @param atRisk below this AT_RISK, above {@code critical}
 * @param critical below this CRITICAL, above 0
 * @param monthlyDiscount by how much revenue a month later counts less, 0 to below 1
 */
public record RiskRules(
        int horizonDays,
        int activityWindowDays,
        LevelBasis basis,
        double cooling,
        double atRisk,
        double critical,
        double monthlyDiscount) {
    /** 90 days each, 75, 50 and 25 per cent of the probability right after the last order, and one per cent a month. */
    public static final RiskRules DEFAULT = new RiskRules(90, 90, LevelBasis.RELATIVE, 0.75, 0.5, 0.25, 0.01);

    /** The rules with the usual thresholds of 0.75, 0.5 and 0.25. */
    public static RiskRules of(int horizonDays, int activityWindowDays, LevelBasis basis, double monthlyDiscount) {
        return new RiskRules(
                horizonDays,
                activityWindowDays,
                basis,
                DEFAULT.cooling,
                DEFAULT.atRisk,
                DEFAULT.critical,
                monthlyDiscount);
    }

    private static final int MAX_DAYS = 3650;

    public RiskRules {
        Require.between("horizonDays", horizonDays, 1, MAX_DAYS);
        Require.between("activityWindowDays", activityWindowDays, 1, MAX_DAYS);
        Require.between("critical", critical, 1e-6, 1);
        Require.between("atRisk", atRisk, Math.nextUp(critical), 1);
        Require.between("cooling", cooling, Math.nextUp(atRisk), Math.nextDown(1.0));
        Require.between("monthlyDiscount", monthlyDiscount, 0, Math.nextDown(1.0));
    }
}
