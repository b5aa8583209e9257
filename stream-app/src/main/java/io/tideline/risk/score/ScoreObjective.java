package io.tideline.risk.score;

import io.tideline.risk.solver.Curvature;
import io.tideline.risk.solver.DampedNewton;
import io.tideline.risk.solver.Objective;

/**
 * The penalised log-likelihood of a combined score's intercept and weights, given the purchase model's log-odds as offset.
 *
 * <p>Weights have a normal prior with mean 0, that is at the model's own probability, and precision {@code lambda}; the
 * intercept has none.
 */
final class ScoreObjective implements Objective {
    /** All but flat, to keep the matrix positive definite. */
    private static final double INTERCEPT_PRECISION = 1e-4;

    private final double[][] design;
    private final double[] offsets;
    private final double[] customers;
    private final double[] ordered;
    private final double lambda;

    ScoreObjective(double[][] design, double[] offsets, double[] customers, double[] ordered, double lambda) {
        this.design = design;
        this.offsets = offsets;
        this.customers = customers;
        this.ordered = ordered;
        this.lambda = lambda;
    }

    @Override
    public int dimension() {
        return design[0].length;
    }

    @Override
    public Curvature at(double[] weights) {
        Curvature sum = new Curvature(weights.length);
        for (int i = 0; i < design.length; i++) {
            add(sum, i, weights);
        }
        for (int j = 0; j < weights.length; j++) {
            double precision = precision(j);
            sum.value -= precision * weights[j] * weights[j] / 2;
            sum.gradient[j] -= precision * weights[j];
            sum.addHessian(j, j, -precision);
        }
        return sum;
    }

    private void add(Curvature sum, int index, double[] weights) {
        double[] row = design[index];
        double logOdds = offsets[index];
        for (int j = 0; j < row.length; j++) {
            logOdds += weights[j] * row[j];
        }
        double probability = 1 / (1 + Math.exp(-logOdds));
        double others = customers[index] - ordered[index];
        sum.value += ordered[index] * Math.min(0, logOdds)
                + others * Math.min(0, -logOdds)
                - customers[index] * Math.log1p(Math.exp(-Math.abs(logOdds)));
        double residual = ordered[index] - customers[index] * probability;
        double variance = customers[index] * probability * (1 - probability);
        for (int j = 0; j < row.length; j++) {
            sum.gradient[j] += residual * row[j];
            for (int k = 0; k <= j; k++) {
                sum.addHessian(j, k, -variance * row[j] * row[k]);
            }
        }
    }

    /**
     * The logarithm of the evidence for this lambda, up to a constant, by Laplace's approximation at the maximum: what a
     * stronger prior loses in fit it may gain by needing less freedom.
     */
    double logEvidence(Curvature maximum) {
        double[][] negative = new double[dimension()][dimension()];
        double precisions = 0;
        for (int j = 0; j < negative.length; j++) {
            precisions += Math.log(precision(j));
            for (int k = 0; k < negative.length; k++) {
                negative[j][k] = -maximum.hessian[j][k];
            }
        }
        double determinant = DampedNewton.factor(negative).getDeterminant();
        return maximum.value + (precisions - Math.log(determinant)) / 2;
    }

    private double precision(int index) {
        return index == 0 ? INTERCEPT_PRECISION : lambda;
    }
}
