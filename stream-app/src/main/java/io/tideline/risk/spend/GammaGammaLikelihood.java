package io.tideline.risk.spend;

import io.tideline.risk.solver.Curvature;
import io.tideline.risk.solver.GammaFunctions;
import io.tideline.risk.solver.Objective;
import org.hipparchus.special.Gamma;

/**
 * The log-likelihood of p, q, g given mean spends m over x occasions, with exact first and second derivatives:
 * {@code ln G(px+q) - ln G(px) - ln G(q) + q ln g + (px-1) ln m + px ln x - (px+q) ln(g + x m)}.
 */
public final class GammaGammaLikelihood implements Objective {
    private static final int P = 0;
    private static final int Q = 1;
    private static final int G = 2;

    private final SpendSample sample;
    private final double unit;

    /** Money is read in units of {@code unit}, so that the scale g is near 1. */
    public GammaGammaLikelihood(SpendSample sample, double unit) {
        this.sample = sample;
        this.unit = unit;
    }

    @Override
    public int dimension() {
        return 3;
    }

    @Override
    public Curvature at(double[] theta) {
        Curvature sum = new Curvature(3);
        OccasionTerms[] terms = new OccasionTerms[sample.maxOccasions() + 1];
        for (int i = 0; i < sample.size(); i++) {
            int x = sample.occasions(i);
            if (terms[x] == null) {
                terms[x] = new OccasionTerms(theta, x);
            }
            add(sum, sample.weight(i), theta, terms[x], sample.mean(i) / unit);
        }
        return sum;
    }

    private static void add(Curvature sum, double weight, double[] theta, OccasionTerms term, double mean) {
        double x = term.x;
        double spent = theta[G] + x * mean;
        double logSpent = Math.log(spent);
        double shape = theta[P] * x + theta[Q];
        double logMean = Math.log(mean);
        sum.value += weight * (term.constant + (theta[P] * x - 1) * logMean - shape * logSpent);
        sum.gradient[P] += weight * (term.dp + x * (logMean - logSpent));
        sum.gradient[Q] += weight * (term.dq - logSpent);
        sum.gradient[G] += weight * (theta[Q] / theta[G] - shape / spent);
        sum.addHessian(P, P, weight * term.dpp);
        sum.addHessian(P, Q, weight * term.dpq);
        sum.addHessian(P, G, -weight * x / spent);
        sum.addHessian(Q, Q, weight * term.dqq);
        sum.addHessian(Q, G, weight * (1 / theta[G] - 1 / spent));
        sum.addHessian(G, G, weight * (shape / (spent * spent) - theta[Q] / (theta[G] * theta[G])));
    }

    /** What depends on the number of occasions only, gamma functions above all. */
    private static final class OccasionTerms {
        private final double x;
        private final double constant;
        private final double dp;
        private final double dq;
        private final double dpp;
        private final double dpq;
        private final double dqq;

        private OccasionTerms(double[] theta, int occasions) {
            x = occasions;
            double own = theta[P] * x;
            double shape = own + theta[Q];
            double both = GammaFunctions.digamma(shape);
            double bothCurve = GammaFunctions.trigamma(shape);
            constant = Gamma.logGamma(shape)
                    - Gamma.logGamma(own)
                    - Gamma.logGamma(theta[Q])
                    + theta[Q] * Math.log(theta[G])
                    + own * Math.log(x);
            dp = x * (both - GammaFunctions.digamma(own) + Math.log(x));
            dq = both - GammaFunctions.digamma(theta[Q]) + Math.log(theta[G]);
            dpp = x * x * (bothCurve - GammaFunctions.trigamma(own));
            dpq = x * bothCurve;
            dqq = bothCurve - GammaFunctions.trigamma(theta[Q]);
        }
    }
}
