package io.tideline.delta;

import io.tideline.ledger.History;

/** A family of figures: what the history of one customer contributes to it, in each of the customer's segments. */
public interface Contribution {
    /** Gives all points that a history contributes to {@code out}. */
    void whole(History history, Points out);

    /** Gives the points to {@code out} that turn the contribution of {@code before} into that of {@code after}. */
    void difference(History before, History after, Points out);
}
