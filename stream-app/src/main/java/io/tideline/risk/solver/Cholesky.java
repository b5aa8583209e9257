package io.tideline.risk.solver;

import java.util.Optional;

/** The Cholesky factor L of a positive definite matrix {@code M = L L'}, to solve {@code M x = v}. */
public final class Cholesky {
    private final double[][] factor;

    private Cholesky(double[][] factor) {
        this.factor = factor;
    }

    /** The factor of {@code matrix}, of which the lower half is read; empty unless it is positive definite. */
    public static Optional<Cholesky> of(double[][] matrix) {
        int size = matrix.length;
        double[][] factor = new double[size][size];
        for (int row = 0; row < size; row++) {
            for (int column = 0; column <= row; column++) {
                double rest = matrix[row][column] - product(factor, row, column, column);
                if (row == column && !(rest > 0)) {
                    return Optional.empty();
                }
                factor[row][column] = row == column ? Math.sqrt(rest) : rest / factor[column][column];
            }
        }
        return Optional.of(new Cholesky(factor));
    }

    private static double product(double[][] factor, int row, int other, int count) {
        double sum = 0;
        for (int k = 0; k < count; k++) {
            sum += factor[row][k] * factor[other][k];
        }
        return sum;
    }

    /** The logarithm of the determinant of the matrix. */
    public double logDeterminant() {
        double sum = 0;
        for (int i = 0; i < factor.length; i++) {
            sum += 2 * Math.log(factor[i][i]);
        }
        return sum;
    }

    double[] solve(double[] right) {
        double[] solution = right.clone();
        for (int row = 0; row < solution.length; row++) {
            for (int k = 0; k < row; k++) {
                solution[row] -= factor[row][k] * solution[k];
            }
            solution[row] /= factor[row][row];
        }
        for (int row = solution.length - 1; row >= 0; row--) {
            for (int k = row + 1; k < solution.length; k++) {
                solution[row] -= factor[k][row] * solution[k];
            }
            solution[row] /= factor[row][row];
        }
        return solution;
    }
}
