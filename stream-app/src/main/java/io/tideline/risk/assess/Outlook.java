package io.tideline.risk.assess;

import io.tideline.risk.model.CustomerHistory;
import io.tideline.risk.model.RiskModel;
import io.tideline.risk.purchase.BetaGeometricNbd;
import io.tideline.risk.purchase.BuyingHistory;

/**
 * What a fitted model expects of one customer from a given day on.
 *
 * @param probabilityAlive that the customer has not left for good, 0 to 1
 * @param probabilityOfOrder of at least one order within the risk horizon, by the score customers are ranked by, 0 to 1
 * @param daysToNextOrder median time from that day to the next order, if the customer is alive; grows with silence
 * @param quarter expected orders and revenue over 90 days
 * @param year expected orders and revenue over 365 days
 * @param valueAtRisk risk times the revenue that was expected over 365 days right after the last order, discounted
 */
public record Outlook(
        double probabilityAlive,
        double probabilityOfOrder,
        double daysToNextOrder,
        Expectation quarter,
        Expectation year,
        double valueAtRisk) {
    private static final int QUARTER_DAYS = 90;
    private static final int YEAR_DAYS = 365;
    private static final int QUARTER_MONTHS = 3;
    private static final int YEAR_MONTHS = 12;

    /**
     * Orders and revenue expected within a time.
     *
     * @param orders expected number, 0 or more
     * @param revenue orders times the expected spend, in units of money, discounted month by month
     */
    public record Expectation(double orders, double revenue) {}

    /** The outlook of a customer so many days after the last occasion. */
    public static Outlook of(RiskModel model, CustomerHistory customer, double gapDays, RiskRules settings) {
        BuyingHistory now = customer.afterGap(gapDays);
        BetaGeometricNbd purchases = model.purchases();
        double spend = model.expectedSpend(customer);
        double order = model.score().probability(purchases, now, settings.horizonDays());
        double best = value(YEAR_MONTHS, settings).of(purchases, now.afterLastOrder(), spend);
        return new Outlook(
                purchases.probabilityAlive(now),
                order,
                purchases.medianTimeToOrderIfAlive(now),
                value(QUARTER_MONTHS, settings).expectation(purchases, now, spend),
                value(YEAR_MONTHS, settings).expectation(purchases, now, spend),
                (1 - order) * best);
    }

    /** Months of equal length that make up the time. */
    private static DiscountedValue value(int months, RiskRules settings) {
        double days = months == YEAR_MONTHS ? YEAR_DAYS : QUARTER_DAYS;
        return new DiscountedValue(days / months, months, settings.monthlyDiscount());
    }

    /** The probability of no order within the risk horizon, by which customers are ranked. */
    public double risk() {
        return 1 - probabilityOfOrder;
    }
}
