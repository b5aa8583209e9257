package io.tideline.delta;

import io.tideline.ledger.History;

/** What one customer's history adds to a family of figures, in each of its segments. */
public interface Contribution {
    /** Everything a history contributes. */
    void whole(History history, Points out);

    /** What must be added so that {@code before}'s contribution becomes {@code after}'s. */
    void difference(History before, History after, Points out);
}
