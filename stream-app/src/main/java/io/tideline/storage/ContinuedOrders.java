package io.tideline.storage;

import io.tideline.event.Purchase;
import io.tideline.event.Sale;
import io.tideline.ledger.OrderList;

/** Stored orders and a newer one: what most events make of a ledger. Written by writing the newer one. */
final class ContinuedOrders extends OrderList {
    private final StoredOrders stored;
    private final Purchase newest;

    ContinuedOrders(StoredOrders stored, Purchase newest) {
        this.stored = stored;
        this.newest = newest;
    }

    StoredOrders stored() {
        return stored;
    }

    Purchase newest() {
        return newest;
    }

    @Override
    public int size() {
        return stored.size() + 1;
    }

    @Override
    public Purchase get(int index) {
        return index == stored.size() ? newest : stored.get(index);
    }

    @Override
    public Sale sale(int position) {
        return position == stored.size() ? newest : stored.sale(position);
    }

    @Override
    public int positionOf(String orderId) {
        return newest.orderId().equals(orderId) ? stored.size() : stored.positionOf(orderId);
    }

    // Identity is what is asked: whether these were made from those.
    @SuppressWarnings("ReferenceEquality")
    @Override
    protected boolean continues(OrderList earlier) {
        return earlier == stored;
    }
}
