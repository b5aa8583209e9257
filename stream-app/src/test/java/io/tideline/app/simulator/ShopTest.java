package io.tideline.app.simulator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.tideline.app.simulator.ShopEvent.Adjusted;
import io.tideline.app.simulator.ShopEvent.Joined;
import io.tideline.app.simulator.ShopEvent.Ordered;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.Month;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import org.junit.jupiter.api.Test;

/** The simulated shop is the same for everybody, and could be a real one. */
class ShopTest {
    private static final int CUSTOMERS = 6_000;
    private static final Figures FIGURES = Figures.of(Figures.plan(1, CUSTOMERS));

    @Test
    void sameSeed_sameEvents_anotherSeed_others() {
        List<ShopEvent> events = Figures.of(Figures.plan(7, 300)).events();

        assertThat(Figures.of(Figures.plan(7, 300)).events()).isEqualTo(events).hasSizeGreaterThan(600);
        assertThat(Figures.of(Figures.plan(8, 300)).events()).isNotEqualTo(events);
    }

    @Test
    void eventsAreInTheOrderOfTheirTime_andBeginOnTheFirstDay() {
        assertThat(FIGURES.events()).isSortedAccordingTo(Comparator.comparing(ShopEvent::at));
        assertThat(Figures.day(FIGURES.events().get(0))).isEqualTo(LocalDate.of(2025, 5, 1));
        assertThat(FIGURES.events()).allMatch(event -> event.at().isBefore(Figures.NOW));
        assertThat(FIGURES.events()).extracting(ShopEvent::eventId).doesNotHaveDuplicates();
    }

    @Test
    void asManyPeopleComeAsPlanned() {
        long people =
                FIGURES.events().stream().map(ShopEvent::customerId).distinct().count();

        assertThat(people).isBetween(CUSTOMERS - 200L, (long) CUSTOMERS);
    }

    @Test
    void everyAdjustmentIsOfAnEarlierOrder_andTakesNoMoreThanThatWas() {
        Map<String, Ordered> orders = new HashMap<>();
        List<Adjusted> adjustments = new ArrayList<>();
        for (ShopEvent event : FIGURES.events()) {
            if (event instanceof Ordered order) {
                orders.put(order.orderId(), order);
            } else if (event instanceof Adjusted adjusted) {
                adjustments.add(adjusted);
                Ordered order = orders.get(adjusted.orderId());
                assertThat(order.customerId()).isEqualTo(adjusted.customerId());
                assertThat(adjusted.refundCents().orElse(1))
                        .isBetween(1L, order.basket().totalCents());
            }
        }
        assertThat(adjustments.size() / (double) orders.size()).isBetween(0.05, 0.10);
        assertThat(adjustments).anyMatch(Adjusted::isCancellation).anyMatch(one -> !one.isCancellation());
    }

    @Test
    void amountsAddUp() {
        assertThat(FIGURES.only(Ordered.class)).allSatisfy(order -> {
            assertThat(order.basket().totalCents()).isPositive();
            assertThat(order.basket().discountCents())
                    .isLessThanOrEqualTo(order.basket().subtotalCents() / 5 + 1);
            assertThat(order.basket().taxCents() + order.basket().shippingCents())
                    .isLessThan(order.basket().totalCents());
            assertThat(order.coupon().isPresent()).isEqualTo(order.basket().discountCents() > 0);
        });
        assertThat(FIGURES.only(Ordered.class)
                        .mapToLong(order -> order.basket().totalCents())
                        .average()
                        .orElseThrow())
                .isBetween(4_500.0, 7_000.0);
    }

    @Test
    void sundaysAreBusyOnline_andClosedInTheStore() {
        double sundays = FIGURES.ordersPerDay(day -> day.getDayOfWeek() == DayOfWeek.SUNDAY);
        double fridays = FIGURES.ordersPerDay(day -> day.getDayOfWeek() == DayOfWeek.FRIDAY);

        assertThat(FIGURES.only(Ordered.class)
                        .filter(order -> order.channel() == SalesChannel.STORE)
                        .map(order -> Figures.day(order).getDayOfWeek())
                        .distinct())
                .hasSize(6)
                .doesNotContain(DayOfWeek.SUNDAY);
        assertThat(sundays / fridays).isBetween(0.7, 1.2);
    }

    @Test
    void decemberIsBusier_augustQuieter_thanTheMonthsBesideThem() {
        assertThat(perDayIn(2025, Month.DECEMBER)).isGreaterThan(1.15 * perDayIn(2026, Month.FEBRUARY));
        assertThat(perDayIn(2026, Month.AUGUST)).isLessThan(perDayIn(2026, Month.OCTOBER));
        assertThat(FIGURES.ordersPerDay(day -> day.equals(LocalDate.of(2025, 11, 28))))
                .isGreaterThan(1.3 * FIGURES.ordersPerDay(day -> day.equals(LocalDate.of(2025, 11, 14))));
    }

    @Test
    void shopGrows() {
        assertThat(perDayIn(2026, Month.OCTOBER)).isGreaterThan(1.3 * perDayIn(2025, Month.OCTOBER));
    }

    @Test
    void secondPurchaseIsTheProblem_mostOfAllOnTheMarketplace_andAfterADiscount() {
        double all = FIGURES.secondPurchases(90, order -> true);
        double app = FIGURES.secondPurchases(90, by(SalesChannel.MOBILE_APP));
        double marketplace = FIGURES.secondPurchases(90, by(SalesChannel.MARKETPLACE));
        double discounted = FIGURES.secondPurchases(90, order -> order.coupon().isPresent());
        double fullPrice = FIGURES.secondPurchases(90, order -> order.coupon().isEmpty());

        assertThat(all).isBetween(0.25, 0.45);
        assertThat(app).isGreaterThan(1.2 * all);
        assertThat(marketplace).isLessThan(0.6 * all);
        assertThat(discounted).isLessThan(0.85 * fullPrice);
    }

    @Test
    void somePeopleOnlyJoin() {
        long joined = FIGURES.only(Joined.class).count();
        long buyers = FIGURES.only(Ordered.class)
                .map(ShopEvent::customerId)
                .distinct()
                .count();

        assertThat(joined).isGreaterThan(CUSTOMERS / 2);
        assertThat(buyers).isBetween((long) (0.88 * CUSTOMERS), (long) (0.97 * CUSTOMERS));
    }

    @Test
    void futureGoesOnWhereTheHistoryEnds() {
        ShopPlan plan = Figures.plan(3, 500);
        Shop shop = new Shop(plan);
        while (shop.nextAt().isBefore(plan.end())) {
            shop.next();
        }
        Instant before = plan.end();
        for (int events = 0; events < 1_000; events++) {
            Instant at = shop.next().at();
            assertThat(at).isAfterOrEqualTo(before);
            before = at;
        }
        assertThat(before).isBefore(plan.end().plusSeconds(86_400L * 365));
    }

    @Test
    void plansOutOfBounds() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> ShopPlan.opened(36, Figures.NOW, Figures.ZONE, 1, 100))
                .withMessage("months must be between 1 and 35, was 36");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Figures.plan(1, 0))
                .withMessage("customers must be between 1 and 1000000, was 0");
    }

    private static Predicate<Ordered> by(SalesChannel channel) {
        return order -> order.channel() == channel;
    }

    private static double perDayIn(int year, Month month) {
        return FIGURES.ordersPerDay(day -> day.getYear() == year && day.getMonth() == month);
    }
}
