package io.tideline.storage;

import io.tideline.event.Purchase;
import io.tideline.event.Sale;
import io.tideline.ledger.OrderList;
import java.util.Arrays;

/**
 * Orders as they stand in stored bytes. What was sold has been read; the ids have only been passed over, and are read
 * when an order is asked for as a whole, which few events do.
 */
final class StoredOrders extends OrderList {
    private final String customerId;
    private final byte[] bytes;
    private final int from;
    private final StoredSale[] sales;
    private final int[] idsAt;
    private final WordTable words;

    /**
     * Orders that were passed over.
     *
     * @param bytes in which they stand, from {@code from} to the end
     * @param sales one for each
     * @param idsAt where the ids of each stand
     * @param words those that the orders use
     */
    StoredOrders(String customerId, byte[] bytes, int from, StoredSale[] sales, int[] idsAt, WordTable words) {
        this.customerId = customerId;
        this.bytes = bytes;
        this.from = from;
        this.sales = sales;
        this.idsAt = idsAt;
        this.words = words;
    }

    @Override
    public int size() {
        return sales.length;
    }

    @Override
    public Purchase get(int index) {
        StoredSale sale = sales[index];
        ByteReader in = new ByteReader(bytes, idsAt[index]);
        String orderId = in.readId();
        String eventId = in.readId();
        return new Purchase(
                eventId,
                orderId,
                customerId,
                sale.occurredAt(),
                sale.revision(),
                sale.channel(),
                sale.currency(),
                sale.total(),
                sale.tax(),
                sale.shipping(),
                sale.country(),
                sale.category(),
                sale.discounted(),
                sale.test());
    }

    @Override
    public Sale sale(int position) {
        return sales[position];
    }

    /** An id has one form only and says how long it is, so that equal bytes are equal ids. */
    @Override
    public int positionOf(String orderId) {
        ByteWriter out = new ByteWriter(Long.SIZE);
        out.writeId(orderId);
        byte[] id = out.toBytes();
        int at = idsAt.length - 1;
        while (at >= 0 && !startsWith(idsAt[at], id)) {
            at--;
        }
        return at;
    }

    private boolean startsWith(int start, byte[] id) {
        return start + id.length <= bytes.length && Arrays.equals(bytes, start, start + id.length, id, 0, id.length);
    }

    @Override
    public OrderList with(Purchase news) {
        boolean isNewest = sales.length > 0 && sales[sales.length - 1].occurredAt() < news.occurredAt();
        return isNewest ? new ContinuedOrders(this, news) : super.with(news);
    }

    @Override
    protected boolean continues(OrderList earlier) {
        return false; // These were read, not made from others.
    }

    /** How many bytes they take. */
    int bytes() {
        return bytes.length - from;
    }

    /** Writes them as they stand; another one can be written after them. */
    void copyTo(ByteWriter out) {
        out.writeBytes(bytes, from, bytes());
    }

    /** The words that have a number after the last of them. */
    WordTable words() {
        return words;
    }

    /** The time of the last of them, from which the next one counts. */
    long lastMillis() {
        return sales.length == 0 ? 0 : sales[sales.length - 1].occurredAt();
    }
}
