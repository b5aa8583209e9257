package io.tideline.risk.assess;

import io.tideline.risk.purchase.BetaGeometricNbd;
import io.tideline.risk.purchase.BuyingHistory;
import io.tideline.risk.solver.Require;

/**
 * The value of a customer's expected orders over a horizon, discounted month by month:
 * {@code E[M] sum_i (E(t_i) - E(t_{i-1})) / (1+d)^i}.
 *
 * @param monthLength length of a month in the model's unit of time, above 0
 * @param months horizon, at least 1
 * @param monthlyDiscount d per month, 0 or more; 0.01 is one per cent
 */
public record DiscountedValue(double monthLength, int months, double monthlyDiscount) {
    /** Twelve months of 365.25 / 12 days at one per cent a month, for models in days. */
    public static final DiscountedValue ONE_YEAR_IN_DAYS = new DiscountedValue(365.25 / 12, 12, 0.01);

    public DiscountedValue {
        Require.positive("monthLength", monthLength);
        Require.atLeast("months", months, 1);
        Require.notNegative("monthlyDiscount", monthlyDiscount);
    }

    /** The value of a customer from now on, in units of money, at {@code spend} per order. */
    public double of(BetaGeometricNbd model, BuyingHistory history, double spend) {
        return expectation(model, history, spend).revenue();
    }

    /** The expected orders of a customer from now on, and their value. */
    Outlook.Expectation expectation(BetaGeometricNbd model, BuyingHistory history, double spend) {
        double[] ends = new double[months];
        for (int month = 1; month <= months; month++) {
            ends[month - 1] = month * monthLength;
        }
        double[] orders = model.expectedOrdersWithinEach(history, ends);
        double value = 0;
        double before = 0;
        double worth = 1;
        for (double now : orders) {
            worth /= 1 + monthlyDiscount;
            value += (now - before) * worth;
            before = now;
        }
        return new Outlook.Expectation(before, value * spend);
    }
}
