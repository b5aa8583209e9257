package io.tideline.risk.purchase;

import static io.tideline.risk.purchase.BetaGeometricLikelihood.A;
import static io.tideline.risk.purchase.BetaGeometricLikelihood.ALPHA;
import static io.tideline.risk.purchase.BetaGeometricLikelihood.B;
import static io.tideline.risk.purchase.BetaGeometricLikelihood.R;

import io.tideline.risk.solver.Curvature;

/**
 * The part {@code logaddexp(A3, A4)} of a customer's log-likelihood: silent since t_x because still waiting, or gone.
 *
 * <p>With w = P(alive) its gradient is {@code w A3' + (1-w) A4'} and its second derivative
 * {@code w A3'' + (1-w) A4'' + w(1-w) (A3'-A4')(A3'-A4')'}. One object serves a whole evaluation, so that the innermost
 * loop of a fit allocates nothing.
 */
final class SilenceTerm {
    private final double r;
    private final double alpha;
    private final double a;
    private final double b;
    /** 1/(alpha+T), 1/(alpha+t_x) and minus their logarithms. */
    private double sinceStart;

    private double sinceLast;
    private double logStart;
    private double logLast;
    private double rho;
    /** b + n - 1. */
    private double last;

    SilenceTerm(double r, double alpha, double a, double b) {
        this.r = r;
        this.alpha = alpha;
        this.a = a;
        this.b = b;
    }

    void add(Curvature sum, double weight, int chances, int repeats, double recency, double age) {
        rho = r + repeats;
        sinceStart = 1 / (alpha + age);
        logStart = Math.log(alpha + age);
        if (chances == 0) {
            sum.value -= weight * rho * logStart;
            addWaiting(sum, weight);
            return;
        }
        sinceLast = 1 / (alpha + recency);
        logLast = Math.log(alpha + recency);
        last = b + (chances - 1);
        double logOdds = Math.log(last / a) - rho * (logStart - logLast);
        double odds = Math.exp(-Math.abs(logOdds));
        double likelier = 1 / (1 + odds);
        sum.value += weight * (Math.log1p(odds) - rho * logStart - Math.min(0, logOdds));
        addMixture(sum, weight, logOdds >= 0 ? likelier : odds * likelier, logOdds >= 0 ? odds * likelier : likelier);
    }

    private void addMixture(Curvature sum, double weight, double alive, double gone) {
        addWaiting(sum, weight * alive);
        addGone(sum, weight * gone);
        addSpread(sum, weight * alive * gone);
    }

    private void addWaiting(Curvature sum, double weight) {
        sum.gradient[R] -= weight * logStart;
        sum.gradient[ALPHA] -= weight * rho * sinceStart;
        sum.addHessian(R, ALPHA, -weight * sinceStart);
        sum.addHessian(ALPHA, ALPHA, weight * rho * sinceStart * sinceStart);
    }

    private void addGone(Curvature sum, double weight) {
        sum.gradient[R] -= weight * logLast;
        sum.gradient[ALPHA] -= weight * rho * sinceLast;
        sum.gradient[A] += weight / a;
        sum.gradient[B] -= weight / last;
        sum.addHessian(R, ALPHA, -weight * sinceLast);
        sum.addHessian(ALPHA, ALPHA, weight * rho * sinceLast * sinceLast);
        sum.addHessian(A, A, -weight / (a * a));
        sum.addHessian(B, B, weight / (last * last));
    }

    private void addSpread(Curvature sum, double weight) {
        double dr = logLast - logStart;
        double dAlpha = rho * (sinceLast - sinceStart);
        double da = -1 / a;
        double db = 1 / last;
        sum.addHessian(R, R, weight * dr * dr);
        sum.addHessian(R, ALPHA, weight * dr * dAlpha);
        sum.addHessian(R, A, weight * dr * da);
        sum.addHessian(R, B, weight * dr * db);
        sum.addHessian(ALPHA, ALPHA, weight * dAlpha * dAlpha);
        sum.addHessian(ALPHA, A, weight * dAlpha * da);
        sum.addHessian(ALPHA, B, weight * dAlpha * db);
        sum.addHessian(A, A, weight * da * da);
        sum.addHessian(A, B, weight * da * db);
        sum.addHessian(B, B, weight * db * db);
    }
}
