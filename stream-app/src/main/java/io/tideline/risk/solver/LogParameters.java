package io.tideline.risk.solver;

/** An objective of positive parameters seen as one of their logarithms, which are unbounded and better scaled. */
public record LogParameters(Objective positive) implements Objective {
    @Override
    public int dimension() {
        return positive.dimension();
    }

    /** Chain rule: {@code df/du = theta df/dtheta}, and a further {@code theta df/dtheta} on the diagonal. */
    @Override
    public Curvature at(double[] logs) {
        double[] theta = exponentials(logs);
        Curvature curvature = positive.at(theta);
        for (int i = 0; i < theta.length; i++) {
            curvature.gradient[i] *= theta[i];
            for (int j = 0; j < theta.length; j++) {
                curvature.hessian[i][j] *= theta[i] * theta[j];
            }
            curvature.hessian[i][i] += curvature.gradient[i];
        }
        return curvature;
    }

    public static double[] exponentials(double[] logs) {
        double[] theta = new double[logs.length];
        for (int i = 0; i < logs.length; i++) {
            theta[i] = Math.exp(logs[i]);
        }
        return theta;
    }
}
