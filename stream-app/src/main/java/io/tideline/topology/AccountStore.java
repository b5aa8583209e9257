package io.tideline.topology;

import org.apache.kafka.streams.state.KeyValueStore;

/** The accounts of one ledger task by customer id. */
final class AccountStore {
    private final KeyValueStore<String, byte[]> store;

    AccountStore(KeyValueStore<String, byte[]> store) {
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
        store.delete(customerId);
    }
}
