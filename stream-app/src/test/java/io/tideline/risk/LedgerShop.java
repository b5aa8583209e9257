package io.tideline.risk;

import io.tideline.calendar.StoreCalendar;
import io.tideline.event.Adjustment;
import io.tideline.event.CustomerEvent;
import io.tideline.event.Money;
import io.tideline.event.Purchase;
import io.tideline.ledger.Exchange;
import io.tideline.ledger.History;
import io.tideline.ledger.Ledger;
import io.tideline.ledger.Ledgers;
import io.tideline.ledger.RefundAmounts;
import io.tideline.ledger.Rules;
import java.time.DayOfWeek;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;

/** Random ledgers, and the histories they went through: late orders, refunds and cancellations included. */
public final class LedgerShop {
    public static final Rules RULES = new Rules(
            new StoreCalendar(ZoneOffset.UTC, DayOfWeek.MONDAY),
            90,
            new Exchange("EUR", Map.of()),
            true,
            RefundAmounts.GROSS,
            List.of());
    private static final long DAY_MILLIS = 86_400_000L;

    private LedgerShop() {}

    /** The histories of one customer after each of so many events, beginning with nothing. */
    public static List<History> histories(Random random, int events) {
        Ledger ledger = Ledger.EMPTY;
        List<History> histories = new ArrayList<>(List.of(History.of(ledger, RULES)));
        for (int i = 0; i < events; i++) {
            ledger = Ledgers.with(ledger, event(random, i)).ledger();
            histories.add(History.of(ledger, RULES));
        }
        return histories;
    }

    private static CustomerEvent event(Random random, int number) {
        long at = 20_000 * DAY_MILLIS + random.nextInt(400) * DAY_MILLIS + random.nextInt((int) DAY_MILLIS);
        String order = "o" + random.nextInt(number + 1);
        if (random.nextInt(4) == 0) {
            Adjustment.Kind kind = random.nextBoolean() ? Adjustment.Kind.CANCELLED : Adjustment.Kind.REFUNDED;
            return new Adjustment("a" + number, order, "c", at, kind, Money.of(random.nextInt(100_000)), "");
        }
        return order(order, at, random.nextInt(5) == 0 ? 0 : random.nextInt(1_000_000), random.nextBoolean());
    }

    /** An order of a total in ten-thousandths. */
    public static Purchase order(String orderId, long at, long total, boolean discounted) {
        return new Purchase(
                "e-" + orderId,
                orderId,
                "c",
                at,
                0,
                "WEB",
                "EUR",
                Money.of(total),
                Money.ZERO,
                Money.ZERO,
                "DE",
                "shoes",
                discounted,
                false);
    }
}
