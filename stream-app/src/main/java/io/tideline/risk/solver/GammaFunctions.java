package io.tideline.risk.solver;

/** Derivatives of the logarithm of the gamma function, for arguments above 0; Hipparchus has the first to 5e-9 only. */
public final class GammaFunctions {
    /** From here on the terms of the asymptotic series are good to 1e-16. */
    private static final double ASYMPTOTIC_FROM = 12;

    /** The Bernoulli numbers B2, B4, B6 and so on. */
    private static final double[] BERNOULLI = {1.0 / 6, -1.0 / 30, 1.0 / 42, -1.0 / 30, 5.0 / 66, -691.0 / 2730, 7.0 / 6
    };

    private GammaFunctions() {}

    /** psi(x); its absolute error is below 1e-14 of its largest part. */
    public static double digamma(double x) {
        double shift = 0;
        double y = x;
        for (; y < ASYMPTOTIC_FROM; y++) {
            shift += 1 / y;
        }
        double tail = 0;
        for (int k = BERNOULLI.length; k > 0; k--) {
            tail = (tail + BERNOULLI[k - 1] / (2 * k)) / (y * y);
        }
        return Math.log(y) - 0.5 / y - tail - shift;
    }

    /** psi'(x); its relative error is below 1e-14. */
    public static double trigamma(double x) {
        double shift = 0;
        double y = x;
        for (; y < ASYMPTOTIC_FROM; y++) {
            shift += 1 / (y * y);
        }
        double tail = 0;
        for (int k = BERNOULLI.length; k > 0; k--) {
            tail = (tail + BERNOULLI[k - 1]) / (y * y);
        }
        return (1 + tail) / y + 0.5 / (y * y) + shift;
    }
}
