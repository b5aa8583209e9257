package io.tideline.delta;

/**
 * Points that always come together, such as the same amount on one measure of each of several windows.
 *
 * <p>Whoever adds up points for many histories can add up bundles instead, and take them apart once: most points of an
 * order are in a few bundles that the orders of a day share.
 */
public interface Bundle {
    /** The number of this bundle among all of one contribution: the same number, the same points. Small. */
    int number();

    /** Gives the points that stand for {@code amount} on {@code day} to {@code out}. */
    void open(int day, long amount, Points out);
}
