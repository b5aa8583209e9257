package io.tideline.risk.solver;

import org.hipparchus.special.Gamma;

/** The logarithm of the gamma function and its first two derivatives, for arguments above 0. */
public final class GammaFunctions {
    /** From here on eight terms of the asymptotic series are good to 1e-16. */
    private static final double ASYMPTOTIC_FROM = 12;

    private GammaFunctions() {}

    public static double logGamma(double x) {
        return Gamma.logGamma(x);
    }

    /** psi(x), absolute error below 1e-14 of its largest part: Hipparchus's own is good to 5e-9 only. */
    public static double digamma(double x) {
        double shift = 0;
        double y = x;
        for (; y < ASYMPTOTIC_FROM; y++) {
            shift += 1 / y;
        }
        double u = 1 / (y * y);
        double tail = u
                * (1.0 / 12
                        - u
                                * (1.0 / 120
                                        - u
                                                * (1.0 / 252
                                                        - u
                                                                * (1.0 / 240
                                                                        - u
                                                                                * (1.0 / 132
                                                                                        - u
                                                                                                * (691.0 / 32760
                                                                                                        - u / 12))))));
        return Math.log(y) - 0.5 / y - tail - shift;
    }

    /** psi'(x), relative error below 1e-14. */
    public static double trigamma(double x) {
        double shift = 0;
        double y = x;
        for (; y < ASYMPTOTIC_FROM; y++) {
            shift += 1 / (y * y);
        }
        double u = 1 / (y * y);
        double tail = u
                * (1.0 / 6
                        - u
                                * (1.0 / 30
                                        - u
                                                * (1.0 / 42
                                                        - u
                                                                * (1.0 / 30
                                                                        - u
                                                                                * (5.0 / 66
                                                                                        - u
                                                                                                * (691.0 / 2730
                                                                                                        - u * 7
                                                                                                                / 6))))));
        return (1 + tail) / y + 0.5 * u + shift;
    }
}
