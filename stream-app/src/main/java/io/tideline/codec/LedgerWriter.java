package io.tideline.codec;

import io.tideline.event.Adjustment;
import io.tideline.event.Money;
import io.tideline.event.Purchase;
import io.tideline.event.Signup;
import io.tideline.ledger.Ledger;
import java.util.List;

/** Writes one ledger in version 1; the grammar is in {@link LedgerCodec}. */
final class LedgerWriter {
    static final int DISCOUNTED = 1;
    static final int TEST = 2;
    static final int CANCELLED = 1;
    static final int NO_AMOUNT = 2;

    /** What a value takes if ids are UUIDs and nothing is long: only the first size of the array. */
    private static final int USUAL_BYTES = 64;

    private final Ledger ledger;
    private final ByteWriter out;
    private final WordWriter words;
    private long lastMillis;

    LedgerWriter(Ledger ledger) {
        this.ledger = ledger;
        int items = 1 + ledger.orders().size() + ledger.adjustments().size();
        this.out = new ByteWriter(USUAL_BYTES * items);
        this.words = new WordWriter(out);
    }

    byte[] write() {
        List<Purchase> orders = ledger.orders();
        List<Adjustment> adjustments = ledger.adjustments();
        out.writeByte(LedgerCodec.VERSION_1);
        out.writeVarint(2L * orders.size() + (ledger.signup().isPresent() ? 1 : 0));
        if (ledger.signup().isPresent()) {
            signup(ledger.signup().get());
        }
        for (int i = 0; i < orders.size(); i++) {
            order(orders.get(i));
        }
        out.writeVarint(adjustments.size());
        for (int i = 0; i < adjustments.size(); i++) {
            adjustment(adjustments.get(i));
        }
        return out.toBytes();
    }

    private void signup(Signup signup) {
        time(signup.occurredAt());
        out.writeId(signup.eventId());
        words.write(signup.channel());
        words.write(signup.source());
        words.write(signup.country());
    }

    private void order(Purchase order) {
        out.writeByte((order.discounted() ? DISCOUNTED : 0) | (order.test() ? TEST : 0));
        time(order.occurredAt());
        out.writeId(order.orderId());
        out.writeId(order.eventId());
        words.write(order.channel());
        words.write(order.currency());
        words.write(order.country());
        words.write(order.category());
        out.writeMoney(order.total());
        out.writeMoney(order.tax());
        out.writeMoney(order.shipping());
    }

    private void adjustment(Adjustment adjustment) {
        boolean noAmount = adjustment.amount().equals(Money.ALL);
        boolean cancelled = adjustment.kind() == Adjustment.Kind.CANCELLED;
        out.writeByte((cancelled ? CANCELLED : 0) | (noAmount ? NO_AMOUNT : 0));
        time(adjustment.occurredAt());
        out.writeId(adjustment.orderId());
        out.writeId(adjustment.eventId());
        words.write(adjustment.currency());
        if (!noAmount) {
            out.writeMoney(adjustment.amount());
        }
    }

    private void time(long epochMillis) {
        out.writeZigzag(epochMillis - lastMillis);
        lastMillis = epochMillis;
    }
}
