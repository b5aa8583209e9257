package io.tideline.risk;

/**
 * What a fitted model expects of one customer from a given day on.
 *
 * @param probabilityAlive that the customer has not left for good, 0 to 1
 * @param probabilityOfOrder of at least one order within the risk horizon, 0 to 1
 * @param daysToNextOrder median time from that day to the next order, if the customer is alive; grows with silence
 * @param quarter expected orders and revenue over 90 days
 * @param year expected orders and revenue over 365 days
 * @param valueAtRisk risk times the revenue that was expected over 365 days right after the last order
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

    /**
     * Orders and revenue expected within a time.
     *
     * @param orders expected number, 0 or more
     * @param revenue orders times the expected spend, in units of money, not discounted
     */
    public record Expectation(double orders, double revenue) {}

    /** The outlook of a customer so many days after the last occasion. */
    public static Outlook of(RiskModel model, CustomerHistory customer, double gapDays, int horizonDays) {
        BuyingHistory now = customer.afterGap(gapDays);
        double spend = model.expectedSpend(customer);
        double order = model.purchases().probabilityOfOrderWithin(now, horizonDays);
        double best = model.purchases().expectedOrdersWithin(now.afterLastOrder(), YEAR_DAYS) * spend;
        return new Outlook(
                model.purchases().probabilityAlive(now),
                order,
                model.purchases().medianTimeToOrderIfAlive(now),
                expect(model, now, QUARTER_DAYS, spend),
                expect(model, now, YEAR_DAYS, spend),
                (1 - order) * best);
    }

    private static Expectation expect(RiskModel model, BuyingHistory now, int days, double spend) {
        double orders = model.purchases().expectedOrdersWithin(now, days);
        return new Expectation(orders, orders * spend);
    }

    /** The probability of no order within the risk horizon: what customers are ranked by. */
    public double risk() {
        return 1 - probabilityOfOrder;
    }
}
