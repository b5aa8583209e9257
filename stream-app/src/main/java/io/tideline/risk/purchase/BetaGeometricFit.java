package io.tideline.risk.purchase;

import io.tideline.risk.solver.DampedNewton;
import io.tideline.risk.solver.Fit;
import io.tideline.risk.solver.FitLimits;
import io.tideline.risk.solver.LogParameters;
import io.tideline.risk.solver.Objective;
import java.util.Locale;
import java.util.Optional;

/**
 * The maximum-likelihood fit of BG/NBD or MBG/NBD to counted histories.
 *
 * <p>Newton in the logarithms of the parameters, with time scaled so that the oldest customer is 10 old; 6 to 10 steps from
 * (1, 1, 1, 1). One step costs about 0.25 microseconds a cell.
 *
 * @param dropout which of the two models
 * @param withPrior whether the weak prior on a and b counts (see {@link BetaGeometricLikelihood}); off for comparison only
 * @param limits how much past is asked for
 */
public record BetaGeometricFit(DropoutRule dropout, boolean withPrior, FitLimits limits) {
    private static final double SCALED_MAX_AGE = 10;

    /** The model in use: MBG/NBD, with the prior, from 500 customers on. */
    public static final BetaGeometricFit DEFAULT =
            new BetaGeometricFit(DropoutRule.AFTER_EVERY_ORDER, true, FitLimits.DEFAULT);

    /** Fits the parameters; those of time come out in the unit of the histories. */
    public Fit<BetaGeometricNbd> fit(WeightedHistories histories) {
        if (histories.customers() < limits.minCustomers()
                || histories.repeaters() < limits.minRepeaters()
                || !(histories.maxAge() > 0)) {
            return new Fit.Failed<>(Fit.Reason.TOO_FEW_CUSTOMERS, tooFew(histories));
        }
        double scale = SCALED_MAX_AGE / histories.maxAge();
        Objective likelihood = new BetaGeometricLikelihood(histories.scaled(scale), dropout, withPrior);
        DampedNewton.Search search = DampedNewton.maximise(new LogParameters(likelihood), new double[4]);
        double[] theta = LogParameters.exponentials(search.point());
        Optional<Fit.Reason> failure = search.failure();
        if (failure.isPresent()) {
            return new Fit.Failed<>(failure.get(), failed(failure.get(), search.iterations(), theta));
        }
        return new Fit.Converged<>(
                new BetaGeometricNbd(theta[0], theta[1] / scale, theta[2], theta[3], dropout),
                logLikelihood(search.value(), histories, theta, scale),
                histories.customers(),
                histories.size(),
                search.iterations());
    }

    /** The outcome in the unit of the input, and without the prior's share of the likelihood. */
    private double logLikelihood(double scaled, WeightedHistories histories, double[] theta, double scale) {
        double prior = withPrior ? BetaGeometricLikelihood.prior(theta[2], theta[3]) : 0;
        return scaled - prior + histories.repeatOrders() * Math.log(scale);
    }

    private String tooFew(WeightedHistories histories) {
        return String.format(
                Locale.ROOT,
                "a fit needs %d customers and %d repeat customers with some past, there are %.0f and %.0f",
                limits.minCustomers(),
                limits.minRepeaters(),
                histories.customers(),
                histories.repeaters());
    }

    private static String failed(Fit.Reason reason, int iterations, double[] theta) {
        return String.format(
                Locale.ROOT,
                "the fit ended with %s after %d steps at r=%.4g, alpha=%.4g (of an age of 10), a=%.4g, b=%.4g",
                reason,
                iterations,
                theta[0],
                theta[1],
                theta[2],
                theta[3]);
    }
}
