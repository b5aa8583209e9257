package io.tideline.risk.solver;

/** A smooth function of a few unbounded numbers that a fit maximises. */
public interface Objective {
    /** How many numbers it takes. */
    int dimension();

    /** Value, gradient and second derivatives there; may hold NaN or infinities, which a fit treats as out of bounds. */
    Curvature at(double[] point);
}
