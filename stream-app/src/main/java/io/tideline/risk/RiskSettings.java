package io.tideline.risk;

/**
 * What a shop sets about churn risk.
 *
 * @param horizonDays H, the time within which an order counts, 1 to 3650 days
 * @param activityWindowDays A, after so many days without an occasion a customer is churned, 1 to 3650 days
 * @param basis what the thresholds are compared with
 * @param cooling below this a customer is COOLING, above {@code atRisk} and below 1
 * @param atRisk below this AT_RISK, above {@code critical}
 * @param critical below this CRITICAL, above 0
 */
public record RiskSettings(
        int horizonDays, int activityWindowDays, LevelBasis basis, double cooling, double atRisk, double critical) {
    /** 90 days each, and 75, 50 and 25 per cent of the probability right after the last order. */
    public static final RiskSettings DEFAULT = new RiskSettings(90, 90, LevelBasis.RELATIVE, 0.75, 0.5, 0.25);

    private static final int MAX_DAYS = 3650;

    public RiskSettings {
        Require.between("horizonDays", horizonDays, 1, MAX_DAYS);
        Require.between("activityWindowDays", activityWindowDays, 1, MAX_DAYS);
        Require.between("critical", critical, 1e-6, 1);
        Require.between("atRisk", atRisk, Math.nextUp(critical), 1);
        Require.between("cooling", cooling, Math.nextUp(atRisk), Math.nextDown(1.0));
    }
}
