package io.tideline.customer;

import io.tideline.admission.Rejection;
import io.tideline.event.Adjustment;

/**
 * An adjustment that waited for its order, and that the order shows to be invalid.
 *
 * @param adjustment the adjustment, which is not in the ledger any more
 * @param rejection why it is refused
 */
public record VoidAdjustment(Adjustment adjustment, Rejection rejection) {}
