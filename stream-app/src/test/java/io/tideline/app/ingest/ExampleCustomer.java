package io.tideline.app.ingest;

import io.tideline.app.ingest.row.Column;
import io.tideline.app.ingest.row.EventKind;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/** Somebody who finds the example shop, perhaps signs up, buys for a while, and stops. */
final class ExampleCustomer {
    /** Orders behind this instant are not made. */
    static final Instant END = Instant.parse("2026-10-31T20:00:00Z");

    private static final List<String> CHANNELS =
            List.of("WEB", "WEB", "WEB", "WEB", "MOBILE_APP", "MOBILE_APP", "STORE", "STORE", "MARKETPLACE");
    private static final List<String> COUNTRIES = List.of("DE", "DE", "DE", "DE", "DE", "AT", "AT", "NL", "FR");
    private static final List<String> SOURCES = List.of("newsletter", "ads", "ads", "referral", "search", "search");

    private final Random random;
    private final String id;
    private final String channel;
    private final String country;
    private final Instant foundAt;

    ExampleCustomer(Random random, String id, LocalDate day) {
        this.random = random;
        this.id = id;
        this.channel = one(CHANNELS);
        this.country = channel.equals("STORE") ? "DE" : one(COUNTRIES);
        this.foundAt = onDay(day);
    }

    /** All that this customer does, in order of time, orders without their numbers yet. */
    List<ExampleRow> story() {
        List<ExampleRow> story = new ArrayList<>();
        boolean signsUp = !channel.equals("MARKETPLACE") && random.nextInt(100) < 80;
        boolean buys = !signsUp || random.nextInt(100) < 84;
        Instant next = foundAt;
        if (signsUp) {
            story.add(signup());
            next = foundAt.plusSeconds(120 + random.nextInt(random.nextInt(4) == 0 ? 900_000 : 3_000));
        }
        if (buys) {
            story.addAll(orders(next));
        }
        return story;
    }

    private ExampleRow signup() {
        ExampleRow signup = row(EventKind.SIGNUP, foundAt).with(Column.CHANNEL, channel);
        if (random.nextInt(100) < 85) {
            signup.with(Column.SOURCE, one(SOURCES));
        }
        return random.nextInt(100) < 90 ? signup.with(Column.COUNTRY, country) : signup;
    }

    /** The first order decides much: a welcome coupon or the marketplace brings fewer loyal customers, the app more. */
    private List<ExampleRow> orders(Instant first) {
        boolean welcome = !channel.equals("STORE") && random.nextInt(100) < 35;
        int stayPercent = 78
                - (welcome ? 14 : 0)
                - (channel.equals("MARKETPLACE") ? 18 : 0)
                + (channel.equals("MOBILE_APP") ? 8 : 0);
        double usualGapDays = 12 + 30 * StrictMath.exp(0.8 * random.nextGaussian());
        ExampleBasket basket = new ExampleBasket(random);
        List<ExampleRow> orders = new ArrayList<>();
        Instant at = first;
        do {
            ExampleRow order = row(EventKind.PURCHASE, at).with(Column.CHANNEL, channelOfOrder());
            basket.fill(order, orders.isEmpty() && welcome ? "WELCOME10" : seasonal(at));
            orders.add(random.nextInt(100) < 94 ? order.with(Column.COUNTRY, country) : order);
            at = onDay(at.atZone(ExampleRow.SHOP_ZONE).toLocalDate().plusDays(gapDays(usualGapDays)));
        } while (at.isBefore(END) && random.nextInt(100) < stayPercent + Math.min(12, 4 * orders.size()));
        return orders;
    }

    private long gapDays(double usual) {
        return Math.max(2, StrictMath.round(usual * StrictMath.exp(0.7 * random.nextGaussian() - 0.25)));
    }

    private String channelOfOrder() {
        return random.nextInt(100) < 88 ? channel : one(CHANNELS);
    }

    private String seasonal(Instant at) {
        int month = at.atZone(ExampleRow.SHOP_ZONE).getMonthValue();
        boolean season = month == 4 || month == 11;
        return season && random.nextInt(100) < 30 ? (month == 4 ? "SPRING10" : "NOVEMBER10") : "";
    }

    private ExampleRow row(EventKind kind, Instant at) {
        boolean late = random.nextInt(1_000) < 15;
        Instant arrival = late ? at.plus(2 + random.nextInt(18), ChronoUnit.DAYS) : at.plusSeconds(random.nextInt(90));
        return new ExampleRow(kind, id, at, arrival);
    }

    private Instant onDay(LocalDate day) {
        int hour =
                channel.equals("STORE") ? 9 + random.nextInt(10) : 7 + Math.max(random.nextInt(16), random.nextInt(16));
        return day.atTime(hour, random.nextInt(60), random.nextInt(60))
                .atZone(ExampleRow.SHOP_ZONE)
                .toInstant();
    }

    private String one(List<String> values) {
        return values.get(random.nextInt(values.size()));
    }
}
