package io.tideline.risk.evaluation;

import io.tideline.ledger.History;
import io.tideline.risk.solver.Require;

/**
 * A customer of an evaluation: the history at the end of the calibration, and the occasions in the holdout.
 *
 * @param known the history at the end of the calibration, with at least one occasion
 * @param occasions the number of occasions in the holdout
 */
public record HoldoutCustomer(History known, int occasions) {
    public HoldoutCustomer {
        Require.atLeast("occasions", occasions, 0);
        Require.atLeast("known occasions", known.occasions().size(), 1);
    }
}
