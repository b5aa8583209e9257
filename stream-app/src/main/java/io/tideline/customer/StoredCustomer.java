package io.tideline.customer;

import io.tideline.ledger.Ledger;

/**
 * What is stored of one customer. A customer with an empty ledger is not stored.
 *
 * @param emitted what has been emitted
 * @param ledger what is known
 */
public record StoredCustomer(EmittedState emitted, Ledger ledger) {
    /** Nothing is known of the customer. */
    public static final StoredCustomer NEW = new StoredCustomer(EmittedState.NEW, Ledger.EMPTY);
}
