package io.tideline.codec;

import io.tideline.event.Adjustment;
import io.tideline.event.Money;
import io.tideline.event.Purchase;
import io.tideline.event.Signup;
import io.tideline.ledger.Ledger;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Reads one ledger of version 1, the version byte excepted; the grammar is in {@link LedgerCodec}. */
final class LedgerReaderV1 {
    /** Flags, time, two ids, four words, three amounts: a byte each. */
    private static final int LEAST_ORDER_BYTES = 11;

    /** Flags, time, two ids, a word: a byte each. */
    private static final int LEAST_ADJUSTMENT_BYTES = 5;

    private final String customerId;
    private final ByteReader in;
    private final WordReader words;
    private long lastMillis;

    LedgerReaderV1(String customerId, ByteReader in) {
        this.customerId = customerId;
        this.in = in;
        this.words = new WordReader(in);
    }

    Ledger read() {
        long head = in.readVarint();
        Optional<Signup> signup = (head & 1) == 0 ? Optional.empty() : Optional.of(signup());
        int orderCount = in.counted(head >>> 1, "orders", LEAST_ORDER_BYTES);
        List<Purchase> orders = new ArrayList<>(orderCount);
        for (int i = 0; i < orderCount; i++) {
            orders.add(order());
        }
        int adjustmentCount = in.readCount("adjustments", LEAST_ADJUSTMENT_BYTES);
        List<Adjustment> adjustments = adjustmentCount == 0 ? List.of() : new ArrayList<>(adjustmentCount);
        for (int i = 0; i < adjustmentCount; i++) {
            adjustments.add(adjustment());
        }
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

    private Purchase order() {
        int flags = flags(LedgerWriter.DISCOUNTED | LedgerWriter.TEST);
        long occurredAt = time();
        String orderId = in.readId();
        String eventId = in.readId();
        String channel = words.read();
        String currency = words.read();
        String country = words.read();
        String category = words.read();
        Money total = in.readMoney();
        Money tax = in.readMoney();
        Money shipping = in.readMoney();
        boolean discounted = (flags & LedgerWriter.DISCOUNTED) != 0;
        boolean test = (flags & LedgerWriter.TEST) != 0;
        return new Purchase(
                eventId,
                orderId,
                customerId,
                occurredAt,
                channel,
                currency,
                total,
                tax,
                shipping,
                country,
                category,
                discounted,
                test);
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
