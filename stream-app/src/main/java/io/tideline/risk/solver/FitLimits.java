package io.tideline.risk.solver;

/**
 * How much past a fit of the purchase model asks for.
 *
 * @param minCustomers fewest customers, at least 1
 * @param minRepeaters fewest customers with a repeat order, at least 1
 */
public record FitLimits(int minCustomers, int minRepeaters) {
    /** 500 customers, 50 of them with a repeat order. */
    public static final FitLimits DEFAULT = new FitLimits(500, 50);

    /** Any data at all: for studies and tests. */
    public static final FitLimits NONE = new FitLimits(1, 1);

    public FitLimits {
        Require.atLeast("minCustomers", minCustomers, 1);
        Require.atLeast("minRepeaters", minRepeaters, 1);
    }
}
