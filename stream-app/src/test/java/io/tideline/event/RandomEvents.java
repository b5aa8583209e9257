package io.tideline.event;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;

/**
 * A seeded stream of events of few customers, with all that goes wrong: late, doubled, conflicting, cancelled and
 * refunded ones, adjustments before their order, signups after it, years of silence.
 */
public final class RandomEvents {
    private static final long DAY_MILLIS = 86_400_000L;
    private static final long START = Sample.millis("2021-12-20T00:00:00Z");
    private static final String[] CHANNELS = {"WEB", "STORE"};

    private final Random random;
    private final int customers;
    private final List<CustomerEvent> events = new ArrayList<>();
    private long now = START;
    private int orders;

    private RandomEvents(long seed, int customers) {
        this.random = new Random(seed);
        this.customers = customers;
    }

    /** So many events, which depend on nothing but the arguments. */
    public static List<CustomerEvent> of(long seed, int customers, int count) {
        RandomEvents source = new RandomEvents(seed, customers);
        while (source.events.size() < count) {
            source.next();
        }
        return source.events;
    }

    private void next() {
        now += random.nextInt(5) == 0 ? days(random.nextInt(200)) : days(random.nextInt(9));
        now += random.nextInt(24) * 3_600_000L;
        String customer = "c" + random.nextInt(customers);
        switch (random.nextInt(12)) {
            case 0 -> events.add(Sample.signup(customer, earlier()));
            case 1 -> events.add(adjustment(customer, Adjustment.Kind.CANCELLED));
            case 2 -> events.add(adjustment(customer, Adjustment.Kind.REFUNDED));
            case 3 -> events.add(events.isEmpty() ? order(customer, now) : events.get(random.nextInt(events.size())));
            case 4, 5 -> events.add(order(customer, earlier()));
            case 6 -> events.add(conflict(customer));
            default -> events.add(order(customer, now));
        }
        if (random.nextInt(10) == 0) {
            Collections.swap(events, random.nextInt(events.size()), events.size() - 1);
        }
    }

    private Purchase order(String customer, long at) {
        return order(customer, at, customer + "-o" + orders++);
    }

    private Purchase order(String customer, long at, String orderId) {
        String total = random.nextInt(15) == 0 ? "0" : random.nextInt(1, 500) + ".25";
        return Sample.order(customer, orderId, at, total, CHANNELS[random.nextInt(CHANNELS.length)]);
    }

    private Purchase conflict(String customer) {
        return order(customer, earlier(), customer + "-o" + random.nextInt(Math.max(1, orders)));
    }

    private Adjustment adjustment(String customer, Adjustment.Kind kind) {
        String orderId = customer + "-o" + random.nextInt(orders + 2);
        Money amount = random.nextBoolean() ? Money.ALL : Money.of(random.nextInt(1, 300) + ".1");
        return Sample.adjustment(customer, orderId, now, kind, amount);
    }

    private long earlier() {
        return Math.max(START, now - days(random.nextInt(random.nextBoolean() ? 5 : 400)));
    }

    private static long days(int days) {
        return days * DAY_MILLIS;
    }
}
