package io.tideline.risk.spend;

import io.tideline.risk.solver.DampedNewton;
import io.tideline.risk.solver.Fit;
import io.tideline.risk.solver.FitLimits;
import io.tideline.risk.solver.LogParameters;
import io.tideline.risk.solver.Require;
import java.util.Locale;
import java.util.Optional;

/**
 * The maximum-likelihood fit of Gamma-Gamma: Newton in the logarithms, with money scaled by the mean spend.
 *
 * @param minCustomers fewest customers with a positive mean spend, at least 1
 */
public record GammaGammaFit(int minCustomers) {
    /** As many as the purchase model asks repeat customers for. */
    public static final GammaGammaFit DEFAULT = new GammaGammaFit(FitLimits.DEFAULT.minRepeaters());

    public GammaGammaFit {
        Require.atLeast("minCustomers", minCustomers, 1);
    }

    /** Fits the parameters; g comes out in the sample's unit of money. */
    public Fit<GammaGamma> fit(SpendSample sample) {
        if (sample.customers() < minCustomers) {
            return new Fit.Failed<>(
                    Fit.Reason.TOO_FEW_CUSTOMERS,
                    String.format(
                            Locale.ROOT,
                            "a fit of spend needs %d customers with repeat spend, there are %.0f",
                            minCustomers,
                            sample.customers()));
        }
        double unit = sample.mean();
        DampedNewton.Search search =
                DampedNewton.maximise(new LogParameters(new GammaGammaLikelihood(sample, unit)), new double[3]);
        double[] theta = LogParameters.exponentials(search.point());
        Optional<Fit.Reason> failure = search.failure();
        if (failure.isPresent()) {
            return new Fit.Failed<>(failure.get(), failed(failure.get(), search.iterations(), theta));
        }
        return new Fit.Converged<>(
                new GammaGamma(theta[0], theta[1], theta[2] * unit),
                search.value() - sample.customers() * Math.log(unit),
                sample.customers(),
                sample.size(),
                search.iterations());
    }

    private static String failed(Fit.Reason reason, int iterations, double[] theta) {
        return String.format(
                Locale.ROOT,
                "the fit of spend ended with %s after %d steps at p=%.4g, q=%.4g, g=%.4g (of the mean spend)",
                reason,
                iterations,
                theta[0],
                theta[1],
                theta[2]);
    }
}
