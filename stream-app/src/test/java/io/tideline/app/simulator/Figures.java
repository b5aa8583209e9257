package io.tideline.app.simulator;

import io.tideline.app.simulator.ShopEvent.Ordered;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The history of a shop, and what a slow look at it counts. */
final class Figures {
    static final ZoneId ZONE = ZoneId.of("Europe/Berlin");

    /** A Wednesday. */
    static final Instant NOW = Instant.parse("2026-11-25T10:00:00Z");

    private final List<ShopEvent> events;

    private Figures(List<ShopEvent> events) {
        this.events = events;
    }

    static ShopPlan plan(long seed, int customers) {
        return ShopPlan.opened(18, NOW, ZONE, seed, customers);
    }

    static Figures of(ShopPlan plan) {
        Shop shop = new Shop(plan);
        List<ShopEvent> events = new ArrayList<>();
        while (shop.nextAt().isBefore(plan.end())) {
            events.add(shop.next());
        }
        return new Figures(events);
    }

    List<ShopEvent> events() {
        return events;
    }

    <T extends ShopEvent> Stream<T> only(Class<T> type) {
        return events.stream().filter(type::isInstance).map(type::cast);
    }

    static LocalDate day(ShopEvent event) {
        return LocalDate.ofInstant(event.at(), ZONE);
    }

    double ordersPerDay(Predicate<LocalDate> days) {
        Map<LocalDate, Long> counts =
                only(Ordered.class).collect(Collectors.groupingBy(Figures::day, TreeMap::new, Collectors.counting()));
        LocalDate first = day(events.get(0));
        return first.datesUntil(LocalDate.ofInstant(NOW, ZONE))
                .filter(days)
                .mapToLong(day -> counts.getOrDefault(day, 0L))
                .average()
                .orElseThrow();
    }

    /** Of those whose first order is at least so many days old, the share that came back on another day by then. */
    double secondPurchases(int days, Predicate<Ordered> first) {
        Map<String, List<Ordered>> byCustomer = only(Ordered.class).collect(Collectors.groupingBy(Ordered::customerId));
        LocalDate today = LocalDate.ofInstant(NOW, ZONE);
        return byCustomer.values().stream()
                .filter(orders -> first.test(orders.get(0)))
                .filter(orders -> day(orders.get(0)).plusDays(days).isBefore(today))
                .mapToInt(orders -> cameBack(orders, days) ? 1 : 0)
                .average()
                .orElseThrow();
    }

    private static boolean cameBack(List<Ordered> orders, int days) {
        LocalDate first = day(orders.get(0));
        return orders.stream()
                .map(Figures::day)
                .anyMatch(day -> day.isAfter(first) && !day.isAfter(first.plusDays(days)));
    }
}
