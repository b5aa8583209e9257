package io.tideline.app.simulator;

import io.tideline.app.simulator.ShopEvent.Adjusted;
import io.tideline.app.simulator.ShopEvent.Joined;
import io.tideline.app.simulator.ShopEvent.Ordered;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * A simulated person, after the MBG/NBD model: it orders at a rate of its own, and after every order, the first included,
 * it may leave for good. Rates and probabilities differ by person and channel; the season stretches and shortens the time
 * between orders.
 */
final class Shopper {
    private static final Map<String, Double> SOURCES =
            Map.of("search", 0.34, "ads", 0.26, "social", 0.16, "newsletter", 0.13, "referral", 0.11);
    private static final Map<String, Double> COUNTRIES =
            Map.of("DE", 0.68, "AT", 0.12, "NL", 0.09, "FR", 0.07, "IT", 0.04);

    private static final double RATE_SHAPE = 1.5;
    private static final double DROPOUT_CONCENTRATION = 5;
    private static final double TASTE_SPREAD = 0.3;

    /** The share of people whose first order is discounted who leave although they would have stayed otherwise. */
    private static final double BARGAIN_HUNTERS = 0.3;

    private static final double LOST_BY_A_BAD_ORDER = 0.3;
    private static final double PROSPECTS = 0.1;
    private static final double PROSPECTS_WHO_BUY = 0.35;
    private static final int LONGEST_GAP_DAYS = 720;
    private static final int SHORTEST_GAP_SECONDS = 90;
    private static final int SECONDS_A_DAY = 86_400;

    private final String id;
    private final Chance chance;
    private final Season season;
    private final ZoneId zone;
    private final SalesChannel channel;
    private final String country;
    private final double ordersPerDay;
    private final double dropout;
    private final double dropoutAfterFirst;
    private final double taste;
    private int orders;

    /**
     * Makes a person who comes into the shop for the first time on a day.
     *
     * @param number the number of the person, from 0, which is its stream of draws
     */
    Shopper(ShopPlan plan, Season season, long number, LocalDate day) {
        this.id = "C-%06d".formatted(number + 1);
        this.chance = Chance.of(plan.seed(), number);
        this.season = season;
        this.zone = plan.zone();
        double years = season.yearsOpen(day);
        this.channel =
                chance.pick(SalesChannel.ALL, choice -> choice.weight(years) * choice.weekday(day.getDayOfWeek()));
        this.country = pick(COUNTRIES);
        this.ordersPerDay = chance.gamma(RATE_SHAPE) / RATE_SHAPE / channel.gapDays();
        this.dropout = chance.beta(channel.dropout(), DROPOUT_CONCENTRATION);
        this.dropoutAfterFirst = chance.beta(channel.dropoutAfterFirst(), DROPOUT_CONCENTRATION);
        this.taste = channel.basket() * chance.spread(TASTE_SPREAD);
    }

    private String pick(Map<String, Double> weights) {
        return chance.pick(weights.keySet().stream().sorted().toList(), weights::get);
    }

    /** The events of the first day: a signup, an order, or both. */
    List<ShopEvent> arrive(LocalDate day) {
        List<ShopEvent> events = new ArrayList<>();
        Instant at = timeOf(day);
        boolean isProspect = chance.happens(PROSPECTS);
        if (isProspect || chance.happens(channel.signupShare())) {
            Instant before = at.minusSeconds(chance.between(60, 1_800));
            events.add(new Joined("s-" + id, id, before, channel, pick(SOURCES), country));
        }
        if (!isProspect) {
            events.add(order(at));
        } else if (chance.happens(PROSPECTS_WHO_BUY)) {
            events.add(order(timeOf(openDay(day.plusDays(1 + (long) chance.exponential(20))))));
        }
        return events;
    }

    private LocalDate openDay(LocalDate day) {
        return channel.weekday(day.getDayOfWeek()) > 0 ? day : day.plusDays(1);
    }

    /** The events that follow an order: a refund or cancellation, another order, both, or none. */
    List<ShopEvent> after(Ordered order) {
        List<ShopEvent> events = new ArrayList<>();
        Optional<ShopEvent> adjustment = adjustment(order);
        adjustment.ifPresent(events::add);
        if (stays(order, adjustment.isPresent())) {
            nextDay(LocalDate.ofInstant(order.at(), zone))
                    .ifPresent(day -> events.add(order(later(timeOf(day), order.at()))));
        }
        return events;
    }

    private boolean stays(Ordered order, boolean isBad) {
        boolean isFirst = orders == 1;
        if (chance.happens(isFirst ? dropoutAfterFirst : dropout)) {
            return false;
        }
        boolean hunts = isFirst && order.basket().discountCents() > 0 && chance.happens(BARGAIN_HUNTERS);
        return !hunts && !(isBad && chance.happens(LOST_BY_A_BAD_ORDER));
    }

    /** The day of the next order, when the demand since the last one adds up to a draw; empty if it is too far away. */
    private Optional<LocalDate> nextDay(LocalDate last) {
        double needed = chance.exponential(1);
        LocalDate day = last;
        for (int gapDays = 1; gapDays <= LONGEST_GAP_DAYS; gapDays++) {
            day = day.plusDays(1);
            needed -= ordersPerDay * season.demand(day, channel);
            if (needed <= 0) {
                return Optional.of(day);
            }
        }
        return Optional.empty();
    }

    private Ordered order(Instant at) {
        orders++;
        String orderId = id + "-" + orders;
        boolean isReduced = chance.happens(season.discountShare(LocalDate.ofInstant(at, zone)));
        Optional<String> coupon = isReduced ? Optional.of(orders == 1 ? "WELCOME" : "SALE") : Optional.empty();
        return new Ordered(
                "p-" + orderId,
                id,
                at,
                orderId,
                channel,
                country,
                Assortment.basket(chance, channel, taste, isReduced),
                coupon);
    }

    private Optional<ShopEvent> adjustment(Ordered order) {
        if (!chance.happens(channel.returnShare())) {
            return Optional.empty();
        }
        boolean isCancellation = chance.happens(0.25);
        boolean isPartial = !isCancellation && chance.happens(0.6);
        Duration wait = isCancellation
                ? Duration.ofMinutes(chance.between(10, 900))
                : Duration.ofMinutes(chance.between(3 * 1_440, 21 * 1_440));
        long total = order.basket().totalCents();
        OptionalLong refund =
                isPartial ? OptionalLong.of(Math.round(total * chance.between(0.15, 0.6))) : OptionalLong.empty();
        String reason = isCancellation ? "changed-mind" : isPartial ? "one-item-returned" : "returned";
        return Optional.of(new Adjusted(
                "a-" + order.orderId(), id, order.at().plus(wait), order.orderId(), isCancellation, refund, reason));
    }

    /** A time of the day: evenings and lunch breaks online, afternoons in the store. */
    private Instant timeOf(LocalDate day) {
        double hour;
        if (channel == SalesChannel.STORE) {
            hour = clip(15 + 2.8 * chance.gaussian(), 9, 20);
        } else {
            hour = chance.happens(0.6) ? 20 + 2 * chance.gaussian() : 12.5 + 2.5 * chance.gaussian();
            hour = clip(hour, 6, 23.98);
        }
        int second = (int) Math.min(SECONDS_A_DAY - 1, hour * 3_600 + chance.between(0, 59));
        return day.atTime(LocalTime.ofSecondOfDay(second)).atZone(zone).toInstant();
    }

    private double clip(double hour, double earliest, double latest) {
        return hour < earliest || hour > latest ? chance.between(earliest, latest) : hour;
    }

    private static Instant later(Instant at, Instant before) {
        Instant earliest = before.plusSeconds(SHORTEST_GAP_SECONDS);
        return at.isBefore(earliest) ? earliest : at;
    }
}
