package io.tideline.risk.evaluation;

import io.tideline.ledger.History;
import io.tideline.risk.solver.Require;

/**
 * A customer of an evaluation: what the ledger knew at the end of the calibration, and what came of it.
 *
 * @param known the history at that day's end, with at least one occasion
 * @param occasions how many there were in the holdout
 */
public record HoldoutCustomer(History known, int occasions) {
    public HoldoutCustomer {
        Require.atLeast("occasions", occasions, 0);
        Require.atLeast("known occasions", known.occasions().size(), 1);
    }
}
