package io.tideline.risk.solver;

/** Value, gradient and matrix of second derivatives of an {@link Objective} at one point; filled once, then read. */
public final class Curvature {
    public final double[] gradient;
    public final double[][] hessian;
    public double value;

    public Curvature(int dimension) {
        gradient = new double[dimension];
        hessian = new double[dimension][dimension];
    }

    /** Adds to a second derivative and to its mirror image. */
    public void addHessian(int row, int column, double amount) {
        hessian[row][column] += amount;
        if (row != column) {
            hessian[column][row] += amount;
        }
    }

    boolean isFinite() {
        double sum = value;
        for (int i = 0; i < gradient.length; i++) {
            sum += gradient[i];
            for (double second : hessian[i]) {
                sum += second;
            }
        }
        return Double.isFinite(sum);
    }
}
