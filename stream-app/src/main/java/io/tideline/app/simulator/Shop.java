package io.tideline.app.simulator;

import io.tideline.app.simulator.ShopEvent.Ordered;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.Iterator;
import java.util.List;
import java.util.PriorityQueue;
import java.util.stream.Stream;

/**
 * A simulated shop: an endless sequence of events in the order of their time. It takes memory for each person who will
 * order again, not for past events.
 */
final class Shop implements Iterator<ShopEvent> {
    private final ShopPlan plan;
    private final Season season;
    private final double arrivalsScale;
    private final PriorityQueue<Expected> expected = new PriorityQueue<>(Expected.BY_TIME);
    private LocalDate nextDay;
    private double arrivalsDue;
    private long people;
    private long sequence;

    Shop(ShopPlan plan) {
        this.plan = plan;
        this.season = new Season(plan.firstDay());
        this.nextDay = plan.firstDay();
        this.arrivalsScale = plan.customers()
                / Stream.iterate(plan.firstDay(), day -> !day.isAfter(plan.lastDay()), day -> day.plusDays(1))
                        .mapToDouble(season::arrivals)
                        .sum();
    }

    /** Always true. */
    @Override
    public boolean hasNext() {
        return true;
    }

    @Override
    public ShopEvent next() {
        openDays();
        Expected head = expected.remove();
        if (head.event() instanceof Ordered order) {
            expect(head.shopper(), head.shopper().after(order));
        }
        return head.event();
    }

    /** The time of the next event, which stays the next one. */
    Instant nextAt() {
        openDays();
        return expected.element().event().at();
    }

    /** Adds the new people of each day up to the day of the next event. */
    private void openDays() {
        while (expected.isEmpty() || !expected.element().isBefore(startOf(nextDay))) {
            open(nextDay);
            nextDay = nextDay.plusDays(1);
        }
    }

    private void open(LocalDate day) {
        arrivalsDue += arrivalsScale * season.arrivals(day);
        for (; arrivalsDue >= 1; arrivalsDue--) {
            Shopper shopper = new Shopper(plan, season, people++, day);
            expect(shopper, shopper.arrive(day));
        }
    }

    private void expect(Shopper shopper, List<ShopEvent> events) {
        events.forEach(event -> expected.add(new Expected(event, sequence++, shopper)));
    }

    private Instant startOf(LocalDate day) {
        return day.atStartOfDay(plan.zone()).toInstant();
    }

    private record Expected(ShopEvent event, long sequence, Shopper shopper) {
        static final Comparator<Expected> BY_TIME =
                Comparator.comparing((Expected one) -> one.event().at()).thenComparingLong(Expected::sequence);

        boolean isBefore(Instant instant) {
            return event.at().isBefore(instant);
        }
    }
}
