package io.tideline.storage;

import io.tideline.event.Adjustment;
import io.tideline.event.CustomerEvent;
import io.tideline.event.Money;
import io.tideline.event.Purchase;
import io.tideline.event.Signup;
import io.tideline.ledger.Ledger;
import io.tideline.ledger.OrderList;
import java.util.List;

/** Writes one ledger in version 2; the grammar is in {@link LedgerCodec}. */
final class LedgerWriter {
    static final int DISCOUNTED = 1;
    static final int TEST = 2;
    static final int COUNTRY = 4;
    static final int CATEGORY = 8;
    static final int TAX = 16;
    static final int SHIPPING = 32;
    static final int REVISION = 64;
    static final int ORDER_FLAGS_V1 = 63;
    static final int ORDER_FLAGS = ORDER_FLAGS_V1 | REVISION;
    static final int CANCELLED = 1;
    static final int NO_AMOUNT = 2;

    private final Ledger ledger;
    private final ByteWriter out;
    private WordWriter words;
    private long lastMillis;

    LedgerWriter(Ledger ledger, ByteWriter out) {
        this.ledger = ledger;
        this.out = out;
        this.words = new WordWriter(out);
    }

    void write() {
        List<Adjustment> adjustments = ledger.adjustments();
        out.writeByte(LedgerCodec.VERSION_2);
        out.writeVarint(2L * ledger.orders().size() + (ledger.signup().isPresent() ? 1 : 0));
        ledger.signup().ifPresent(this::signup);
        out.writeVarint(adjustments.size());
        for (int i = 0; i < adjustments.size(); i++) {
            adjustment(adjustments.get(i));
        }
        orders(ledger.orders());
    }

    private void signup(Signup signup) {
        time(signup.occurredAt());
        out.writeId(signup.eventId());
        words.write(signup.channel());
        words.write(signup.source());
        words.write(signup.country());
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

    /** What is stored is copied: it is what writing its orders one by one would give. */
    private void orders(OrderList orders) {
        if (orders instanceof StoredOrders stored) {
            stored.copyTo(out);
        } else if (orders instanceof ContinuedOrders continued) {
            StoredOrders stored = continued.stored();
            stored.copyTo(out);
            words = new WordWriter(out, new WordTable(stored.words()));
            lastMillis = stored.lastMillis();
            order(continued.newest());
        } else {
            words = new WordWriter(out);
            lastMillis = 0;
            orders.forEach(this::order);
        }
    }

    private void order(Purchase order) {
        int flags = flags(order);
        out.writeByte(flags);
        time(order.occurredAt());
        out.writeId(order.orderId());
        out.writeId(order.eventId());
        words.write(order.channel());
        words.write(order.currency());
        if ((flags & COUNTRY) != 0) {
            words.write(order.country());
        }
        if ((flags & CATEGORY) != 0) {
            words.write(order.category());
        }
        out.writeMoney(order.total());
        if ((flags & TAX) != 0) {
            out.writeMoney(order.tax());
        }
        if ((flags & SHIPPING) != 0) {
            out.writeMoney(order.shipping());
        }
        if ((flags & REVISION) != 0) {
            out.writeVarint(order.revision());
        }
    }

    private static int flags(Purchase order) {
        return (order.discounted() ? DISCOUNTED : 0)
                | (order.test() ? TEST : 0)
                | (order.country().equals(CustomerEvent.UNKNOWN) ? 0 : COUNTRY)
                | (order.category().equals(CustomerEvent.UNKNOWN) ? 0 : CATEGORY)
                | (order.tax().isZero() ? 0 : TAX)
                | (order.shipping().isZero() ? 0 : SHIPPING)
                | (order.revision() == 0 ? 0 : REVISION);
    }

    private void time(long epochMillis) {
        out.writeZigzag(epochMillis - lastMillis);
        lastMillis = epochMillis;
    }
}
