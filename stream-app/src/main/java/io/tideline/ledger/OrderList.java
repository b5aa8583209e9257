package io.tideline.ledger;

import io.tideline.event.Purchase;
import io.tideline.event.Sale;
import java.util.AbstractList;
import java.util.ArrayList;
import java.util.List;
import java.util.RandomAccess;

/**
 * The orders of one customer, valid or not, in the order of {@link Purchase#IN_TIME}, each id once.
 *
 * <p>Every event asks which ids are known and what was sold. These have methods of their own, so that stored orders, which
 * are mostly ids, need not be decoded as a whole. Unmodifiable; adding an order gives another list.
 */
public abstract class OrderList extends AbstractList<Purchase> implements RandomAccess {
    /** No orders. */
    public static final OrderList EMPTY = new Held(List.of());

    /** A list of orders that are in order already; not copied. */
    public static OrderList of(List<Purchase> orders) {
        return orders instanceof OrderList list ? list : new Held(orders);
    }

    /** The order at a position, without its ids. */
    public Sale sale(int position) {
        return get(position);
    }

    /** The position of the order of an id, or -1. The newest orders are searched first, because most events concern them. */
    public int positionOf(String orderId) {
        int at = size() - 1;
        while (at >= 0 && !get(at).orderId().equals(orderId)) {
            at--;
        }
        return at;
    }

    /** These orders and another one, whose id is not among them. */
    public OrderList with(Purchase news) {
        int at = size();
        while (at > 0 && Purchase.IN_TIME.compare(get(at - 1), news) > 0) {
            at--;
        }
        List<Purchase> longer = new ArrayList<>(size() + 1);
        longer.addAll(subList(0, at));
        longer.add(news);
        longer.addAll(subList(at, size()));
        return new Held(longer);
    }

    /** These orders but one. */
    OrderList without(int position) {
        List<Purchase> others = new ArrayList<>(this);
        others.remove(position);
        return new Held(others);
    }

    /** Whether this list is known to be an earlier list with one more order at its end. */
    // Identity is compared: a list that was made from the other one holds the same objects; comparing contents is slow.
    @SuppressWarnings("ReferenceEquality")
    protected boolean continues(OrderList earlier) {
        int n = earlier.size();
        return n > 0 && size() == n + 1 && get(n - 1) == earlier.get(n - 1);
    }

    /** Orders in memory. */
    private static final class Held extends OrderList {
        private final List<Purchase> orders;

        Held(List<Purchase> orders) {
            this.orders = orders;
        }

        @Override
        public Purchase get(int index) {
            return orders.get(index);
        }

        @Override
        public int size() {
            return orders.size();
        }
    }
}
