package io.tideline.stream.ledger;

import io.tideline.customer.EmittedState;
import io.tideline.customer.StoredCustomer;
import io.tideline.storage.ByteWriter;
import io.tideline.storage.StoredCustomerCodec;

/** The stored customers of one ledger task by customer id. Confined to its task's thread. */
final class CustomerStore {
    /** The first size of a stored customer; those of regular customers make it grow. */
    private static final int USUAL_BYTES = 1024;

    private final RecentLedgers store;
    private final ByteWriter out = new ByteWriter(USUAL_BYTES);

    CustomerStore(RecentLedgers store) {
        this.store = store;
    }

    /** The customer of an id, {@link StoredCustomer#NEW} if nothing is known. */
    StoredCustomer get(String customerId) {
        byte[] stored = store.get(customerId);
        return stored == null ? StoredCustomer.NEW : StoredCustomerCodec.decode(customerId, stored);
    }

    /** The instant of the customer's timer that counts, {@link EmittedState#NEVER} if there is none. */
    long timerAt(String customerId) {
        byte[] stored = store.get(customerId);
        return stored == null ? EmittedState.NEVER : StoredCustomerCodec.timerAt(stored);
    }

    /** Stores a customer, or removes one whose ledger is empty. */
    void put(String customerId, StoredCustomer customer) {
        if (customer.ledger().isEmpty()) {
            store.remove(customerId);
            return;
        }
        out.clear();
        StoredCustomerCodec.write(customer, out);
        store.put(customerId, out.toBytes());
    }

    /** Writes to the store what is not there yet. */
    void write() {
        store.write();
    }
}
