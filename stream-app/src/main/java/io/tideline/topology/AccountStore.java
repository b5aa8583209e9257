package io.tideline.topology;

import io.tideline.codec.ByteWriter;

/** The accounts of one ledger task by customer id. */
final class AccountStore {
    /** The first size of an account; those of regular customers make it grow. */
    private static final int USUAL_BYTES = 1024;

    private final RecentLedgers store;
    private final ByteWriter out = new ByteWriter(USUAL_BYTES);

    AccountStore(RecentLedgers store) {
        this.store = store;
    }

    /** The account of a customer, {@link Account#NEW} if nothing is known. */
    Account get(String customerId) {
        byte[] stored = store.get(customerId);
        return stored == null ? Account.NEW : AccountCodec.decode(customerId, stored);
    }

    /** The instant of the entry of a customer that holds, {@link Standing#NEVER} if there is none. */
    long dueAt(String customerId) {
        byte[] stored = store.get(customerId);
        return stored == null ? Standing.NEVER : AccountCodec.dueAt(stored);
    }

    void put(String customerId, Account account) {
        out.clear();
        AccountCodec.write(account, out);
        store.put(customerId, out.toBytes());
    }

    void remove(String customerId) {
        store.remove(customerId);
    }

    /** Writes to the store what is not there yet. */
    void write() {
        store.write();
    }
}
