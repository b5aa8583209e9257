package io.tideline.kpi;

import io.tideline.calendar.StoreCalendar;
import io.tideline.event.Adjustment;
import io.tideline.event.CustomerEvent;
import io.tideline.event.Money;
import io.tideline.event.Purchase;
import io.tideline.event.Signup;
import io.tideline.ledger.Dimension;
import io.tideline.ledger.Exchange;
import io.tideline.ledger.RefundAmounts;
import io.tideline.ledger.Rules;
import java.math.BigDecimal;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.SplittableRandom;

/**
 * A small shop and everything that can go wrong in its stream, from a seed.
 *
 * <p>Few customers, few order ids, few days and few amounts, so that duplicates, conflicts, refunds of unknown orders and
 * orders on one day are common.
 */
public final class RandomShop {
    static final String CURRENCY = "EUR";
    static final Map<String, BigDecimal> RATES =
            Map.of("USD", new BigDecimal("0.92"), "JPY", new BigDecimal("0.00613"));

    private static final List<String> ZONES = List.of(
            "UTC",
            "Australia/Sydney",
            "America/New_York",
            "America/Havana",
            "Asia/Beirut",
            "Asia/Kathmandu",
            "Pacific/Apia",
            "Europe/London");
    private static final List<String> BEGINNINGS =
            List.of("2011-12-20", "2019-12-01", "2023-11-05", "2024-02-20", "2025-12-20", "2026-03-20", "2026-09-25");
    private static final int[] ACTIVITY_DAYS = {1, 2, 7, 10, 30, 31, 45, 90, 180, 365, 400};
    private static final int[] SPANS = {12, 60, 200, 500, 1000};
    private static final List<String> AMOUNTS =
            List.of("0", "0.0001", "5", "9.99", "10", "12.3455", "19.90", "49.90", "100", "999999999999999.9999");
    private static final List<String> CURRENCIES = List.of("EUR", "EUR", "EUR", "EUR", "USD", "JPY", "XAU");
    /** Endings of ids, of which the last two compare by their bytes otherwise than by their chars. */
    private static final List<String> ENDINGS = List.of("", "\uFF5E", "\uD83D\uDC5F");

    private static final List<String> CHANNELS = List.of("WEB", "WEB", "STORE", "unknown");
    private static final List<String> COUNTRIES = List.of("DE", "DE", "AU", "unknown");

    private final Random random;
    private final ZoneId zone;
    private final DayOfWeek weekStart;
    private final int activityDays;
    private final boolean countZeroTotalOrders;
    private final RefundAmounts refundAmounts;
    private final List<Dimension> dimensions;
    private final LocalDate beginning;
    private final int spanDays;
    private final int customers;

    public RandomShop(long seed) {
        // Random begins alike for neighbouring seeds, so that a hundred shops would be in one zone.
        this.random = new Random(new SplittableRandom(seed).nextLong());
        this.zone = ZoneId.of(pick(ZONES));
        this.weekStart = random.nextInt(3) == 0 ? DayOfWeek.of(1 + random.nextInt(7)) : DayOfWeek.MONDAY;
        this.activityDays =
                random.nextInt(4) == 0 ? 1 + random.nextInt(400) : ACTIVITY_DAYS[random.nextInt(ACTIVITY_DAYS.length)];
        this.countZeroTotalOrders = random.nextInt(4) == 0;
        this.refundAmounts = random.nextInt(4) == 0 ? RefundAmounts.NET : RefundAmounts.GROSS;
        List<Dimension> all = new ArrayList<>(List.of(Dimension.values()));
        Collections.shuffle(all, random);
        this.dimensions = List.copyOf(all.subList(0, random.nextInt(3)));
        this.beginning = LocalDate.parse(pick(BEGINNINGS));
        this.spanDays = SPANS[random.nextInt(SPANS.length)];
        this.customers = 1 + random.nextInt(3);
    }

    ZoneId zone() {
        return zone;
    }

    DayOfWeek weekStart() {
        return weekStart;
    }

    int activityDays() {
        return activityDays;
    }

    boolean countZeroTotalOrders() {
        return countZeroTotalOrders;
    }

    RefundAmounts refundAmounts() {
        return refundAmounts;
    }

    List<Dimension> dimensions() {
        return dimensions;
    }

    Random random() {
        return random;
    }

    /** The epoch day of an event, for choosing days to look at. */
    int dayOf(CustomerEvent event) {
        return Math.toIntExact(Instant.ofEpochMilli(event.occurredAt())
                .atZone(zone)
                .toLocalDate()
                .toEpochDay());
    }

    public Rules rules() {
        return new Rules(
                new StoreCalendar(zone, weekStart),
                activityDays,
                new Exchange(CURRENCY, RATES),
                countZeroTotalOrders,
                refundAmounts,
                dimensions);
    }

    /** The next events of the stream; late, duplicated and conflicting ones among them. */
    public List<CustomerEvent> events(int count) {
        List<CustomerEvent> events = new ArrayList<>();
        while (events.size() < count) {
            int again = events.isEmpty() ? -1 : random.nextInt(14);
            switch (again) {
                case 0, 1 -> events.add(pick(events));
                case 2, 3 -> events.add(retold(pick(events), pick(events).occurredAt()));
                default -> events.add(event());
            }
        }
        if (random.nextBoolean()) {
            events.sort(
                    (a, b) -> Long.compare(a.occurredAt(), b.occurredAt())); // Mostly in order, as live streams are.
            for (int i = 0; i < count / 4; i++) {
                Collections.swap(events, random.nextInt(count), random.nextInt(count));
            }
        }
        return events;
    }

    private CustomerEvent event() {
        String customer = "c" + random.nextInt(customers);
        int kind = random.nextInt(20);
        if (kind < 2) {
            return new Signup(
                    "s" + pick(ENDINGS),
                    customer,
                    time(),
                    pick(CHANNELS),
                    pick(List.of("ads", "search")),
                    pick(COUNTRIES));
        }
        return kind < 7 ? adjustment(customer) : purchase(customer);
    }

    private Purchase purchase(String customer) {
        String order = orderId();
        String total = pick(AMOUNTS);
        int taxed = random.nextInt(6);
        return new Purchase(
                order + pick(ENDINGS),
                order,
                customer,
                time(),
                random.nextInt(5) == 0 ? random.nextInt(3) : 0,
                pick(CHANNELS),
                pick(CURRENCIES),
                Money.of(total),
                taxed == 0 ? Money.of(total) : Money.of(taxed == 1 ? "1.5" : "0"),
                taxed == 2 ? Money.of("4.95") : Money.ZERO,
                pick(COUNTRIES),
                pick(List.of("shoes", "toys", "unknown")),
                random.nextBoolean(),
                random.nextInt(12) == 0);
    }

    private String orderId() {
        return "o" + random.nextInt(4) + pick(ENDINGS);
    }

    private Adjustment adjustment(String customer) {
        boolean cancelled = random.nextInt(4) == 0;
        return new Adjustment(
                "a" + random.nextInt(4) + pick(ENDINGS),
                orderId(),
                customer,
                time(),
                cancelled ? Adjustment.Kind.CANCELLED : Adjustment.Kind.REFUNDED,
                random.nextInt(4) == 0 ? Money.ALL : Money.of(pick(AMOUNTS)),
                random.nextInt(3) == 0 ? pick(CURRENCIES) : "");
    }

    /** The same at another time, nearby or just when something else happened, or with another amount or revision. */
    private CustomerEvent retold(CustomerEvent event, long otherTime) {
        long at = random.nextBoolean() ? event.occurredAt() + random.nextInt(-8, 9) * 3_600_000L : otherTime;
        if (event instanceof Signup signup) {
            return new Signup(
                    signup.eventId(), signup.customerId(), at, pick(CHANNELS), signup.source(), signup.country());
        } else if (event instanceof Purchase order) {
            return new Purchase(
                    order.eventId(),
                    order.orderId(),
                    order.customerId(),
                    at,
                    random.nextInt(3) == 0 ? random.nextInt(3) : order.revision(),
                    order.channel(),
                    order.currency(),
                    random.nextInt(3) == 0 ? Money.of(pick(AMOUNTS)) : order.total(),
                    order.tax(),
                    order.shipping(),
                    order.country(),
                    order.category(),
                    order.discounted(),
                    order.test());
        } else if (event instanceof Adjustment adjustment) {
            return new Adjustment(
                    adjustment.eventId(),
                    adjustment.orderId(),
                    adjustment.customerId(),
                    random.nextBoolean() ? at : adjustment.occurredAt(),
                    adjustment.kind(),
                    Money.of(pick(AMOUNTS)),
                    adjustment.currency());
        }
        return event;
    }

    /** Half of the times are within a second of the beginning of a day. */
    private long time() {
        LocalDate day = beginning.plusDays(random.nextInt(spanDays));
        long start = day.atStartOfDay(zone).toInstant().toEpochMilli();
        return switch (random.nextInt(4)) {
            case 0 -> start;
            case 1 -> start - 1;
            default -> start + random.nextInt(86_400_000);
        };
    }

    private <T> T pick(List<T> list) {
        return list.get(random.nextInt(list.size()));
    }

    @Override
    public String toString() {
        return "zone " + zone + ", week from " + weekStart + ", activity " + activityDays + " days, zero totals "
                + (countZeroTotalOrders ? "count" : "do not count") + ", refunds " + refundAmounts + ", dimensions "
                + dimensions;
    }
}
