package io.tideline.risk.solver;

import java.util.Optional;
import java.util.function.Function;

/**
 * The outcome of fitting a model: parameters at a maximum that was verified, or the reason why there are none.
 *
 * <p>A start value, or the last point before the optimiser gave up, is never reported as a fit.
 *
 * @param <P> the parameters
 */
public sealed interface Fit<P> permits Fit.Converged, Fit.Failed {
    /** Handles both cases. */
    <T> T match(Function<Converged<P>, T> converged, Function<Failed<P>, T> failed);

    /** The parameters, if the fit converged. */
    default Optional<P> parameters() {
        return match(fit -> Optional.of(fit.found()), failed -> Optional.empty());
    }

    /** The same outcome with other parameters made of the ones found. */
    default <Q> Fit<Q> map(Function<P, Q> change) {
        return match(
                fit -> new Converged<>(
                        change.apply(fit.found()), fit.logLikelihood(), fit.customers(), fit.cells(), fit.iterations()),
                failed -> new Failed<>(failed.reason(), failed.message()));
    }

    /**
     * A fit whose gradient vanishes at a maximum.
     *
     * @param found the parameters
     * @param logLikelihood at the maximum, without a prior's share, in the unit of time of the input
     * @param customers how many were counted, by weight
     * @param cells how many distinct histories these were
     * @param iterations steps taken
     */
    record Converged<P>(P found, double logLikelihood, double customers, int cells, int iterations) implements Fit<P> {
        @Override
        public <T> T match(Function<Converged<P>, T> converged, Function<Failed<P>, T> failed) {
            return converged.apply(this);
        }
    }

    /**
     * No fit.
     *
     * @param reason the kind of failure
     * @param message one sentence with the values seen
     */
    record Failed<P>(Reason reason, String message) implements Fit<P> {
        @Override
        public <T> T match(Function<Converged<P>, T> converged, Function<Failed<P>, T> failed) {
            return failed.apply(this);
        }
    }

    /** Why a fit has no parameters. */
    enum Reason {
        /** Fewer customers, or fewer repeat customers, than the limits ask for. */
        TOO_FEW_CUSTOMERS,
        /** The likelihood is not a finite number where the search began. */
        NOT_FINITE,
        /** The likelihood keeps rising while a parameter runs towards 0 or infinity: the data do not determine it. */
        RAN_AWAY,
        /** No step improves the likelihood although its gradient is not zero. */
        NO_PROGRESS,
        /** Found, but not better than what is there without it. */
        NOT_BETTER,
        /** Still improving after the largest allowed number of steps. */
        TOO_MANY_ITERATIONS,
        /** The program is wrong: the fit ended with an exception. */
        DEFECT
    }
}
