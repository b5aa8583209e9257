package io.tideline.risk.purchase;

/** Prefix sums over {@code i < m} of {@code ln(c+i)}, {@code 1/(c+i)} and {@code 1/(c+i)^2}, for all m up to a limit. */
final class RisingSums {
    private final double[] logs;
    private final double[] reciprocals;
    private final double[] squares;

    RisingSums(double c, int most) {
        logs = new double[most + 1];
        reciprocals = new double[most + 1];
        squares = new double[most + 1];
        for (int i = 0; i < most; i++) {
            double reciprocal = 1 / (c + i);
            logs[i + 1] = logs[i] + Math.log(c + i);
            reciprocals[i + 1] = reciprocals[i] + reciprocal;
            squares[i + 1] = squares[i] + reciprocal * reciprocal;
        }
    }

    double logs(int m) {
        return logs[m];
    }

    double reciprocals(int m) {
        return reciprocals[m];
    }

    double squares(int m) {
        return squares[m];
    }
}
