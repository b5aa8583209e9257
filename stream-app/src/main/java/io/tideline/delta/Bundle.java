package io.tideline.delta;

/**
 * Points that always come together, such as the same amount on one measure of each of several windows.
 *
 * <p>The combiner adds up bundles and expands them once: most points of an order are in a few bundles that the orders of a
 * day share.
 */
public interface Bundle {
    /** The number of this bundle, unique within one contribution and small; bundles of one number have the same points. */
    int number();

    /** Gives the points that stand for {@code amount} on {@code day} to {@code out}. */
    void open(int day, long amount, Points out);
}
