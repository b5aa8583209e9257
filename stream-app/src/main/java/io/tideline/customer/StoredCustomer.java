package io.tideline.customer;

import io.tideline.ledger.Ledger;

/**
 * What is stored of a customer.
 *
 * @param standing what has been said
 * @param ledger what is known
 */
public record StoredCustomer(EmittedState standing, Ledger ledger) {
    /** Of a customer of whom nothing is known. */
    public static final StoredCustomer NEW = new StoredCustomer(EmittedState.NEW, Ledger.EMPTY);
}
