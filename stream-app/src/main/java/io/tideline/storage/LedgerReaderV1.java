package io.tideline.storage;

import io.tideline.event.Adjustment;
import io.tideline.event.CustomerEvent;
import io.tideline.event.Money;
import io.tideline.event.Signup;
import io.tideline.ledger.Ledger;
import io.tideline.ledger.OrderList;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Reads one ledger of version 1 or 2, the version byte excepted; the grammar is in {@link LedgerCodec}. */
final class LedgerReaderV1 {
    /** Flags, time, two ids, two words, an amount: a byte each. */
    private static final int LEAST_ORDER_BYTES = 7;

    /** Flags, time, two ids, a word: a byte each. */
    private static final int LEAST_ADJUSTMENT_BYTES = 5;

    private final String customerId;
    private final byte[] bytes;
    private final ByteReader in;
    private final int orderFlags;
    private WordReader words;
    private long lastMillis;

    /**
     * Reads from where {@code in} stands in the bytes.
     *
     * @param orderFlags those that the version has for orders
     */
    LedgerReaderV1(String customerId, byte[] bytes, ByteReader in, int orderFlags) {
        this.customerId = customerId;
        this.bytes = bytes;
        this.in = in;
        this.orderFlags = orderFlags;
        this.words = new WordReader(in);
    }

    Ledger read() {
        long head = in.readVarint();
        int orderCount = in.counted(head >>> 1, "orders", LEAST_ORDER_BYTES);
        Optional<Signup> signup = (head & 1) == 0 ? Optional.empty() : Optional.of(signup());
        int adjustmentCount = in.readCount("adjustments", LEAST_ADJUSTMENT_BYTES);
        List<Adjustment> adjustments = adjustmentCount == 0 ? List.of() : new ArrayList<>(adjustmentCount);
        for (int i = 0; i < adjustmentCount; i++) {
            adjustments.add(adjustment());
        }
        OrderList orders = orders(orderCount);
        in.expectEnd();
        return Ledger.restored(signup, orders, adjustments);
    }

    private Signup signup() {
        long occurredAt = time();
        String eventId = in.readId();
        String channel = words.read();
        String source = words.read();
        String country = words.read();
        return new Signup(eventId, customerId, occurredAt, channel, source, country);
    }

    private Adjustment adjustment() {
        int flags = flags(LedgerWriter.CANCELLED | LedgerWriter.NO_AMOUNT);
        long occurredAt = time();
        String orderId = in.readId();
        String eventId = in.readId();
        String currency = words.read();
        Adjustment.Kind kind =
                (flags & LedgerWriter.CANCELLED) != 0 ? Adjustment.Kind.CANCELLED : Adjustment.Kind.REFUNDED;
        Money amount = (flags & LedgerWriter.NO_AMOUNT) != 0 ? Money.ALL : in.readMoney();
        return new Adjustment(eventId, orderId, customerId, occurredAt, kind, amount, currency);
    }

    private OrderList orders(int count) {
        words = new WordReader(in);
        lastMillis = 0;
        int from = in.position();
        StoredSale[] sales = new StoredSale[count];
        int[] idsAt = new int[count];
        for (int i = 0; i < count; i++) {
            int flags = flags(orderFlags);
            long occurredAt = time();
            idsAt[i] = in.position();
            in.skipId();
            in.skipId();
            sales[i] = sale(flags, occurredAt);
        }
        return new StoredOrders(customerId, bytes, from, sales, idsAt, words.table());
    }

    private StoredSale sale(int flags, long occurredAt) {
        String channel = words.read();
        String currency = words.read();
        String country = (flags & LedgerWriter.COUNTRY) != 0 ? words.read() : CustomerEvent.UNKNOWN;
        String category = (flags & LedgerWriter.CATEGORY) != 0 ? words.read() : CustomerEvent.UNKNOWN;
        Money total = in.readMoney();
        Money tax = (flags & LedgerWriter.TAX) != 0 ? in.readMoney() : Money.ZERO;
        Money shipping = (flags & LedgerWriter.SHIPPING) != 0 ? in.readMoney() : Money.ZERO;
        long revision = (flags & LedgerWriter.REVISION) != 0 ? in.readVarint() : 0;
        boolean discounted = (flags & LedgerWriter.DISCOUNTED) != 0;
        boolean test = (flags & LedgerWriter.TEST) != 0;
        return new StoredSale(
                occurredAt, revision, channel, currency, total, tax, shipping, country, category, discounted, test);
    }

    private int flags(int known) {
        int flags = in.readByte();
        if ((flags & ~known) != 0) {
            throw new CorruptBytesException("the flags must be within " + known + ", were " + flags);
        }
        return flags;
    }

    private long time() {
        lastMillis += in.readZigzag();
        return lastMillis;
    }
}
