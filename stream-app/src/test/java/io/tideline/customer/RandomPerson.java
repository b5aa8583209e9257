package io.tideline.customer;

import io.tideline.event.Adjustment;
import io.tideline.event.CustomerEvent;
import io.tideline.event.ErasureRequest;
import io.tideline.event.Money;
import io.tideline.event.Purchase;
import io.tideline.event.Sample;
import io.tideline.event.Signup;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.SplittableRandom;

/**
 * Everything that one person's events can be: doubled and conflicting deliveries, edited orders, adjustments before their
 * order, of no order and in another currency, and a request to be forgotten in the middle.
 *
 * <p>Two things depend on the order of arrival by design, and are not here: deliveries of one thing on both sides of a
 * request to be forgotten, and deliveries of one adjustment or order in several currencies.
 */
final class RandomPerson {
    static final String ID = "person";

    private static final long DAY_MILLIS = 86_400_000L;
    private static final long BEGIN = Sample.millis("2024-01-01T00:00:00Z");
    private static final int SPAN_DAYS = 700;
    private static final List<String> CHANNELS = List.of("WEB", "STORE");
    private static final List<String> CURRENCIES = List.of("EUR", "EUR", "USD");
    private static final List<String> AMOUNTS = List.of("0", "12.5", "40", "99.99", "300");

    private final Random random;
    private final Optional<Long> erasedAt;
    private final List<CustomerEvent> events = new ArrayList<>();

    private RandomPerson(long seed) {
        // Random begins alike for neighbouring seeds.
        this.random = new Random(new SplittableRandom(seed).nextLong());
        this.erasedAt = random.nextInt(3) == 0
                ? Optional.of(BEGIN + (200 + random.nextInt(300)) * DAY_MILLIS)
                : Optional.empty();
    }

    /** The events of a person, in no order. */
    static List<CustomerEvent> events(long seed) {
        RandomPerson person = new RandomPerson(seed);
        person.signups();
        person.orders();
        person.erasedAt.ifPresent(at -> person.deliver(new ErasureRequest("forget", ID, at)));
        return person.events;
    }

    private void signups() {
        boolean isBefore = random.nextBoolean();
        for (int i = random.nextInt(3); i > 0; i--) {
            deliver(new Signup("s" + i, ID, time(isBefore), pick(CHANNELS), "ads", "DE"));
        }
    }

    private void orders() {
        int orders = random.nextInt(12);
        for (int i = 0; i < orders; i++) {
            boolean isBefore = random.nextBoolean();
            String currency = pick(CURRENCIES);
            if (random.nextInt(8) > 0) {
                for (int edits = random.nextInt(3); edits >= 0; edits--) {
                    deliver(order("o" + i, isBefore, currency));
                }
            }
            for (int j = random.nextInt(3); j > 0; j--) {
                adjust("a" + i + "-" + j, "o" + i, isBefore, pick(List.of("", currency, pick(CURRENCIES))));
            }
        }
    }

    private Purchase order(String orderId, boolean isBefore, String currency) {
        return new Purchase(
                "e-" + orderId,
                orderId,
                ID,
                time(isBefore),
                random.nextInt(2),
                pick(CHANNELS),
                currency,
                Money.of(pick(AMOUNTS)),
                Money.ZERO,
                Money.ZERO,
                "DE",
                pick(List.of("shoes", "toys")),
                random.nextBoolean(),
                random.nextInt(12) == 0);
    }

    private void adjust(String eventId, String orderId, boolean isBefore, String currency) {
        Adjustment.Kind kind = random.nextInt(3) == 0 ? Adjustment.Kind.CANCELLED : Adjustment.Kind.REFUNDED;
        for (int deliveries = random.nextInt(2); deliveries >= 0; deliveries--) {
            Money amount = random.nextInt(3) == 0 ? Money.ALL : Money.of(pick(AMOUNTS));
            deliver(new Adjustment(eventId, orderId, ID, time(isBefore), kind, amount, currency));
        }
    }

    /** Some events arrive twice. */
    private void deliver(CustomerEvent event) {
        events.add(event);
        if (random.nextInt(5) == 0) {
            events.add(event);
        }
    }

    /** A time on one side of the request to be forgotten, if there is one; the instant of the request is after it. */
    private long time(boolean isBefore) {
        long end = BEGIN + SPAN_DAYS * DAY_MILLIS;
        if (erasedAt.isEmpty()) {
            return random.nextLong(BEGIN, end);
        } else if (isBefore) {
            return random.nextLong(BEGIN, erasedAt.get());
        }
        return random.nextInt(5) == 0 ? erasedAt.get() : random.nextLong(erasedAt.get(), end);
    }

    private <T> T pick(List<T> list) {
        return list.get(random.nextInt(list.size()));
    }
}
