package io.tideline.storage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tideline.event.Money;
import io.tideline.event.Purchase;
import io.tideline.event.Sale;
import io.tideline.ledger.Applied;
import io.tideline.ledger.Ledger;
import io.tideline.ledger.OrderList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.junit.jupiter.api.Test;

/** Orders that are read piecemeal answer as orders in memory do. */
class StoredOrdersTest {
    private static final List<Function<Sale, Object>> FIELDS = List.of(
            Sale::occurredAt,
            Sale::channel,
            Sale::currency,
            Sale::total,
            Sale::tax,
            Sale::shipping,
            Sale::country,
            Sale::category,
            Sale::discounted,
            Sale::test,
            Sale::merchandise);

    @Test
    void storedOrders_answerAsThoseInMemory() {
        int orders = 0;
        for (long seed = 0; seed < 3_000; seed++) {
            RandomLedgers ledgers = new RandomLedgers(seed);
            Ledger ledger = ledgers.next();
            OrderList stored = stored(ledgers, ledger).orders();
            assertSame("seed " + seed, stored, List.copyOf(ledger.orders()));
            orders += stored.size();
        }
        assertThat(orders).isGreaterThan(10_000);
    }

    @Test
    void storedOrdersAndANewerOne_answerAsThoseInMemory() {
        int continued = 0;
        for (long seed = 0; seed < 3_000; seed++) {
            RandomLedgers ledgers = new RandomLedgers(seed);
            Ledger ledger = ledgers.next();
            Ledger longer = ledgers.another(stored(ledgers, ledger));
            if (longer.orders() instanceof ContinuedOrders) {
                assertSame("seed " + seed, longer.orders(), List.copyOf(longer.orders()));
                continued++;
            }
        }
        assertThat(continued).isGreaterThan(200);
    }

    @Test
    void orderThatIsKnown_isADuplicate_whereverItStands() {
        for (long seed = 0; seed < 300; seed++) {
            RandomLedgers ledgers = new RandomLedgers(seed);
            Ledger stored = stored(ledgers, ledgers.next());
            for (Purchase order : stored.orders()) {
                Applied again = stored.with(order);
                assertThat(again.effect()).as("seed %s", seed).isEqualTo(Applied.Effect.DUPLICATE);
                assertThat(again.ledger()).isSameAs(stored);
            }
        }
    }

    @Test
    void idThatIsTheBeginningOfAnother_isNotThatOne() {
        Ledger stored = stored(order("order-12"), order("order-1"), order("é"));
        assertThat(stored.order("order-1")).contains(order("order-1"));
        assertThat(stored.order("order-")).isEmpty();
        assertThat(stored.order("order-123")).isEmpty();
        assertThat(stored.order("é")).contains(order("é"));
    }

    @Test
    void damagedId_isFoundWhenItIsAskedFor() {
        byte[] bytes = LedgerCodec.encode(Ledger.EMPTY.with(order("é")).ledger());
        for (int i = 0; i < bytes.length - 1; i++) {
            if ((bytes[i] & 0xFF) == 0xC3) {
                bytes[i + 1] = 0x20;
            }
        }
        OrderList orders = LedgerCodec.decode("c", bytes).orders();
        assertThat(orders.sale(0).total()).isEqualTo(Money.of("5"));
        assertThatThrownBy(() -> orders.get(0)).isInstanceOf(CorruptBytesException.class);
    }

    private static void assertSame(String seed, OrderList answering, List<Purchase> orders) {
        assertThat(answering).as(seed).isEqualTo(orders);
        for (int i = 0; i < orders.size(); i++) {
            Sale sale = answering.sale(i);
            Purchase order = orders.get(i);
            assertThat(answering.positionOf(order.orderId())).as(seed).isEqualTo(i);
            for (Function<Sale, Object> field : FIELDS) {
                assertThat(field.apply(sale)).as(seed).isEqualTo(field.apply(order));
            }
        }
        assertThat(answering.positionOf("no such order")).as(seed).isEqualTo(-1);
    }

    private static Ledger stored(RandomLedgers ledgers, Ledger ledger) {
        return LedgerCodec.decode(ledgers.customerId(), LedgerCodec.encode(ledger));
    }

    private static Ledger stored(Purchase... orders) {
        Ledger ledger = Ledger.restored(Optional.empty(), List.of(orders), List.of());
        return LedgerCodec.decode("c", LedgerCodec.encode(ledger));
    }

    private static Purchase order(String orderId) {
        return new Purchase(
                "e",
                orderId,
                "c",
                0,
                0,
                "WEB",
                "EUR",
                Money.of("5"),
                Money.ZERO,
                Money.ZERO,
                "DE",
                "shoes",
                false,
                false);
    }
}
