package io.tideline.risk.spend;

import io.tideline.risk.solver.Require;
import java.util.OptionalDouble;

/**
 * Parameters of the Gamma-Gamma model of spend per occasion (Fader, Hardie 2013), and the mean spend that follows.
 *
 * <p>A customer's spend on one occasion is gamma(p, v), and v varies between customers as gamma(q, g). Spend is assumed
 * not to depend on how often a customer orders.
 *
 * @param p shape of one occasion's spend, above 0
 * @param q shape across customers, above 0; at 1 or below the population has no mean
 * @param g scale across customers, above 0, in units of money
 */
public record GammaGamma(double p, double q, double g) {
    public GammaGamma {
        Require.positive("p", p);
        Require.positive("q", q);
        Require.positive("g", g);
    }

    /**
     * The expected spend on a future occasion, {@code p (g + x m) / (p x + q - 1)}: between the customer's own mean and that
     * of everyone, nearer to the own one the more occasions it rests on. Empty where that mean does not exist.
     *
     * @param occasions x, how many occasions the mean is of, 0 or more
     * @param meanSpend m, the customer's mean over these, 0 or more
     */
    public OptionalDouble expectedSpend(int occasions, double meanSpend) {
        double order = p * occasions + q - 1;
        return order > 0 ? OptionalDouble.of(p * (g + occasions * meanSpend) / order) : OptionalDouble.empty();
    }
}
