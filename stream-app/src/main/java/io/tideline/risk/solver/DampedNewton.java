package io.tideline.risk.solver;

import java.util.Optional;
import org.hipparchus.exception.MathIllegalArgumentException;
import org.hipparchus.linear.Array2DRowRealMatrix;
import org.hipparchus.linear.ArrayRealVector;
import org.hipparchus.linear.CholeskyDecomposition;
import org.hipparchus.linear.RealVector;

/**
 * Newton's method with Levenberg damping for a handful of parameters: the maximum of an {@link Objective}.
 *
 * <p>A full step is taken wherever the curvature allows; elsewhere the diagonal is raised until the Cholesky factor exists
 * and the step improves the value. The end is a maximum that was verified: the matrix of second derivatives is negative
 * definite there and the undamped step promises less than {@link #NEGLIGIBLE_GAIN} of log-likelihood, which is a millionth
 * of a standard error; that last step is taken too.
 */
public final class DampedNewton {
    static final double NEGLIGIBLE_GAIN = 1e-12;
    static final int MAX_ITERATIONS = 200;
    /** Beyond e^15 times the scale of the data a parameter is not determined by them. */
    private static final double MAX_LOG_PARAMETER = 15;

    /**
     * Relative to the value: below this a gain drowns in the rounding of a sum over a million customers. A full step is
     * then taken unseen; the gradient, which vanishes at the maximum and is far more accurate there, decides about the end.
     */
    private static final double RESOLUTION = 1e-9;

    private static final double MAX_STEP = 2;
    private static final double FIRST_DAMPING = 1e-3;
    private static final double MAX_DAMPING = 1e12;
    /** Relative; a matrix is filled together with its mirror image. */
    private static final double MAX_ASYMMETRY = 1e-12;

    private final Objective objective;
    private double[] point;
    private Curvature here;
    private double damping;
    private int iterations;

    private DampedNewton(Objective objective, double[] start) {
        this.objective = objective;
        this.point = start.clone();
        this.here = objective.at(point);
    }

    /** The maximum reached from {@code start}. */
    public static Search maximise(Objective objective, double[] start) {
        return new DampedNewton(objective, start).search();
    }

    private Search search() {
        if (!here.isFinite()) {
            return end(Optional.of(Fit.Reason.NOT_FINITE));
        }
        while (iterations < MAX_ITERATIONS) {
            Optional<RealVector> newton = step(0);
            double gain = newton.map(this::gain).orElse(Double.POSITIVE_INFINITY);
            if (gain < RESOLUTION * Math.abs(here.value)) {
                moveTo(moved(newton.orElseThrow()));
            } else if (!improve()) {
                return end(Optional.of(Fit.Reason.NO_PROGRESS));
            }
            if (hasRunAway()) {
                return end(Optional.of(Fit.Reason.RAN_AWAY));
            }
            if (gain < NEGLIGIBLE_GAIN * Math.max(1, scale())) {
                return end(here.isFinite() ? Optional.empty() : Optional.of(Fit.Reason.NOT_FINITE));
            }
        }
        return end(Optional.of(Fit.Reason.TOO_MANY_ITERATIONS));
    }

    private void moveTo(double[] candidate) {
        iterations++;
        point = candidate;
        here = objective.at(point);
    }

    /** What a likelihood of so many customers cannot resolve in double precision counts as nothing gained. */
    private double scale() {
        return Math.abs(here.value) * 1e-6;
    }

    /** Moves to a better point, with as much damping as it takes. */
    private boolean improve() {
        iterations++;
        for (; damping <= MAX_DAMPING; damping = Math.max(FIRST_DAMPING, damping * 10)) {
            Optional<RealVector> step = step(damping);
            if (step.isEmpty()) {
                continue;
            }
            double[] candidate = moved(step.get());
            Curvature there = objective.at(candidate);
            if (there.isFinite() && there.value > here.value) {
                point = candidate;
                here = there;
                damping = damping <= FIRST_DAMPING ? 0 : damping / 10;
                return true;
            }
        }
        return false;
    }

    /** Solves {@code (-H + damping D) step = gradient}; empty where that matrix is not positive definite. */
    private Optional<RealVector> step(double damping) {
        int size = point.length;
        double[][] matrix = new double[size][size];
        for (int i = 0; i < size; i++) {
            for (int j = 0; j < size; j++) {
                matrix[i][j] = -here.hessian[i][j];
            }
            matrix[i][i] += damping * Math.max(Math.abs(here.hessian[i][i]), 1e-3 * Math.abs(here.gradient[i]) + 1e-9);
        }
        try {
            return Optional.of(factor(matrix).getSolver().solve(gradient()));
        } catch (MathIllegalArgumentException e) {
            return Optional.empty();
        }
    }

    /**
     * The Cholesky factor of a symmetric matrix.
     *
     * @throws MathIllegalArgumentException unless the matrix is positive definite
     */
    public static CholeskyDecomposition factor(double[][] matrix) {
        return new CholeskyDecomposition(new Array2DRowRealMatrix(matrix, false), MAX_ASYMMETRY, 0);
    }

    private RealVector gradient() {
        return new ArrayRealVector(here.gradient, false);
    }

    /** Half the Newton decrement squared: how much the quadratic model says is left to gain. */
    private double gain(RealVector step) {
        return step.dotProduct(gradient()) / 2;
    }

    private double[] moved(RealVector step) {
        double longest = step.getLInfNorm();
        double share = longest > MAX_STEP ? MAX_STEP / longest : 1;
        return step.mapMultiply(share).add(new ArrayRealVector(point, false)).toArray();
    }

    private boolean hasRunAway() {
        return !(new ArrayRealVector(point, false).getLInfNorm() <= MAX_LOG_PARAMETER);
    }

    private Search end(Optional<Fit.Reason> failure) {
        return new Search(point, here, failure, iterations);
    }

    /** Where a search ended: at a maximum if there is no failure. */
    public static final class Search {
        private final double[] point;
        private final Curvature curvature;
        private final Optional<Fit.Reason> failure;
        private final int iterations;

        Search(double[] point, Curvature curvature, Optional<Fit.Reason> failure, int iterations) {
            this.point = point;
            this.curvature = curvature;
            this.failure = failure;
            this.iterations = iterations;
        }

        public double[] point() {
            return point;
        }

        public Curvature curvature() {
            return curvature;
        }

        public double value() {
            return curvature.value;
        }

        public Optional<Fit.Reason> failure() {
            return failure;
        }

        public int iterations() {
            return iterations;
        }
    }
}
