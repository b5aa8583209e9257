package io.tideline.topology;

/** The accounts of one ledger task by customer id. */
final class AccountStore {
    private final RecentLedgers store;

    AccountStore(RecentLedgers store) {
        this.store = store;
    }

    /** The account of a customer, {@link Account#NEW} if nothing is known. */
    Account get(String customerId) {
        byte[] stored = store.get(customerId);
        return stored == null ? Account.NEW : AccountCodec.decode(customerId, stored);
    }

    void put(String customerId, Account account) {
        store.put(customerId, AccountCodec.encode(account));
    }

    void remove(String customerId) {
        store.put(customerId, null);
    }
}
