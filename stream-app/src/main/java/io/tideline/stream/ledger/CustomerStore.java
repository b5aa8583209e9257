package io.tideline.stream.ledger;

import io.tideline.customer.EmittedState;
import io.tideline.customer.StoredCustomer;
import io.tideline.storage.ByteWriter;
import io.tideline.storage.StoredCustomerCodec;

/** The accounts of one ledger task by customer id. */
final class CustomerStore {
    /** The first size of an account; those of regular customers make it grow. */
    private static final int USUAL_BYTES = 1024;

    private final RecentLedgers store;
    private final ByteWriter out = new ByteWriter(USUAL_BYTES);

    CustomerStore(RecentLedgers store) {
        this.store = store;
    }

    /** The account of a customer, {@link StoredCustomer#NEW} if nothing is known. */
    StoredCustomer get(String customerId) {
        byte[] stored = store.get(customerId);
        return stored == null ? StoredCustomer.NEW : StoredCustomerCodec.decode(customerId, stored);
    }

    /** The instant of the entry of a customer that holds, {@link EmittedState#NEVER} if there is none. */
    long dueAt(String customerId) {
        byte[] stored = store.get(customerId);
        return stored == null ? EmittedState.NEVER : StoredCustomerCodec.dueAt(stored);
    }

    void put(String customerId, StoredCustomer account) {
        out.clear();
        StoredCustomerCodec.write(account, out);
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
