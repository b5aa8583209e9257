package io.tideline.topology;

import io.tideline.ledger.Ledger;

/**
 * What is stored of a customer.
 *
 * @param standing what has been said
 * @param ledger what is known
 */
public record Account(Standing standing, Ledger ledger) {
    /** Of a customer of whom nothing is known. */
    public static final Account NEW = new Account(Standing.NEW, Ledger.EMPTY);
}
