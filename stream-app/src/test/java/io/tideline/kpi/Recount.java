package io.tideline.kpi;

import io.tideline.event.CustomerEvent;
import io.tideline.event.Money;
import io.tideline.kpi.RecountedPerson.ValidOrder;
import io.tideline.ledger.Dimension;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.time.temporal.TemporalAdjusters;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** Every figure of a row straight from the definitions, by loops over people and days. */
final class Recount {
    private static final Map<Integer, List<Measure>> REORDERS = Map.of(
            30, List.of(Measure.REORDER_DUE_30, Measure.REORDERED_30),
            60, List.of(Measure.REORDER_DUE_60, Measure.REORDERED_60),
            90, List.of(Measure.REORDER_DUE_90, Measure.REORDERED_90),
            180, List.of(Measure.REORDER_DUE_180, Measure.REORDERED_180),
            365, List.of(Measure.REORDER_DUE_365, Measure.REORDERED_365));

    private final RandomShop shop;
    private final Map<String, List<CustomerEvent>> eventsByCustomer = new HashMap<>();
    private final Map<String, RecountedPerson> people = new HashMap<>();
    private final Map<String, List<RecountedPerson>> segments = new TreeMap<>();

    Recount(RandomShop shop) {
        this.shop = shop;
    }

    /** Takes in an event, and reads everything known of its customer from scratch. */
    void accept(CustomerEvent event) {
        List<CustomerEvent> events = eventsByCustomer.computeIfAbsent(event.customerId(), any -> new ArrayList<>());
        events.add(event);
        people.put(event.customerId(), new RecountedPerson(shop, events));
        segments.clear();
        for (RecountedPerson person : people.values()) {
            join("all,all", person);
            for (Dimension dimension : shop.dimensions()) {
                join(dimension.id() + "," + person.segment(dimension), person);
            }
        }
    }

    private void join(String segment, RecountedPerson person) {
        segments.computeIfAbsent(segment, any -> new ArrayList<>()).add(person);
    }

    /** The segments that have people. */
    Set<String> segments() {
        return segments.keySet();
    }

    /** The first day of the window that ends on a day. */
    LocalDate startOf(String window, LocalDate day) {
        return switch (window) {
            case "week" -> day.with(TemporalAdjusters.previousOrSame(shop.weekStart()));
            case "month" -> day.withDayOfMonth(1);
            case "quarter" ->
                day.withDayOfMonth(1)
                        .withMonth(day.getMonth().firstMonthOfQuarter().getValue());
            case "year" -> day.withDayOfYear(1);
            default -> day.minusDays(Integer.parseInt(window.replaceAll("\\D", "")) - 1L);
        };
    }

    /** The occasions of a segment's people over the days {@code s..d}. */
    long occasions(String segment, LocalDate s, LocalDate d) {
        return segments.getOrDefault(segment, List.of()).stream()
                .mapToLong(person -> person.occasions.subSet(s, true, d, true).size())
                .sum();
    }

    /** All figures of a segment over the days {@code s..d}. */
    KpiCounts row(String segment, LocalDate s, LocalDate d) {
        Row row = new Row(s, d);
        segments.getOrDefault(segment, List.of()).forEach(row::add);
        return row.figures();
    }

    /** The letters are those of the specification. */
    private static final class Row {
        private final LocalDate s;
        private final LocalDate d;
        private final Map<Measure, Long> counts = new EnumMap<>(Measure.class);
        private final List<Long> gaps = new ArrayList<>();
        private BigDecimal revenue = BigDecimal.ZERO;
        private BigDecimal firstOrderRevenue = BigDecimal.ZERO;
        private BigDecimal refunds = BigDecimal.ZERO;

        Row(LocalDate s, LocalDate d) {
            this.s = s;
            this.d = d;
        }

        void add(RecountedPerson person) {
            count(Measure.SIGNUPS, person.signupDay.filter(this::sees).isPresent());
            person.refunds.stream()
                    .filter(taken -> sees(taken.day()))
                    .forEach(taken -> refunds = refunds.add(taken.amount()));
            if (!person.occasions.isEmpty()) {
                activity(person);
                purchases(person);
                reorders(List.copyOf(person.occasions));
                gaps(List.copyOf(person.occasions));
            }
        }

        private void activity(RecountedPerson person) {
            LocalDate first = person.occasions.first();
            boolean atStart = person.isActiveOn(s.toEpochDay() - 1);
            boolean atEnd = person.isActiveOn(d.toEpochDay());
            count(Measure.CUSTOMERS_AT_START, atStart);
            count(Measure.CUSTOMERS_AT_END, atEnd);
            count(Measure.RETAINED_CUSTOMERS, atStart && atEnd);
            count(Measure.NEW_CUSTOMERS_ACTIVE, sees(first) && atEnd);
            count(Measure.REACTIVATED_CUSTOMERS, atEnd && !atStart && first.isBefore(s));
            count(Measure.CHURNED_CUSTOMERS, atStart && !atEnd);
            count(Measure.NEW_CUSTOMERS, sees(first));
            for (long day = s.toEpochDay(); day <= d.toEpochDay(); day++) {
                boolean was = person.isActiveOn(day - 1);
                boolean is = person.isActiveOn(day);
                count(Measure.CHURN_EVENTS, was && !is);
                count(Measure.REACTIVATION_EVENTS, is && !was && first.toEpochDay() < day);
            }
        }

        private void purchases(RecountedPerson person) {
            long days = person.occasions.stream().filter(this::sees).count();
            boolean returning = person.occasions.stream().skip(1).anyMatch(this::sees);
            count(Measure.PURCHASERS, days >= 1);
            count(Measure.REPEAT_PURCHASERS, days >= 2);
            count(Measure.RETURNING_PURCHASERS, returning);
            for (ValidOrder order : person.orders) {
                if (sees(order.day())) {
                    boolean isFirst = order.equals(person.orders.get(0));
                    count(Measure.ORDERS, true);
                    count(Measure.FIRST_ORDERS, isFirst);
                    count(Measure.ORDERS_WITHOUT_RATE, order.revenue().isEmpty());
                    revenue = revenue.add(order.revenue().orElse(BigDecimal.ZERO));
                    firstOrderRevenue =
                            firstOrderRevenue.add(isFirst ? order.revenue().orElse(BigDecimal.ZERO) : BigDecimal.ZERO);
                }
            }
        }

        private void reorders(List<LocalDate> occasions) {
            REORDERS.forEach((days, measures) -> {
                LocalDate due = occasions.get(0).plusDays(days);
                count(measures.get(0), sees(due));
                count(
                        measures.get(1),
                        sees(due) && occasions.size() > 1 && !occasions.get(1).isAfter(due));
            });
        }

        private void gaps(List<LocalDate> occasions) {
            for (int i = 1; i < occasions.size(); i++) {
                if (sees(occasions.get(i))) {
                    gaps.add(ChronoUnit.DAYS.between(occasions.get(i - 1), occasions.get(i)));
                }
            }
        }

        private boolean sees(LocalDate day) {
            return !day.isBefore(s) && !day.isAfter(d);
        }

        private void count(Measure count, boolean holds) {
            counts.merge(count, holds ? 1L : 0, Long::sum);
        }

        KpiCounts figures() {
            Collections.sort(gaps);
            GapQuantiles quantiles = gaps.isEmpty()
                    ? GapQuantiles.NONE
                    : new GapQuantiles(gaps.size(), smallest(0.25), smallest(0.5), smallest(0.75), smallest(0.9));
            KpiCounts.Builder figures = new KpiCounts.Builder()
                    .with(Measure.REVENUE, Money.of(revenue))
                    .with(Measure.FIRST_ORDER_REVENUE, Money.of(firstOrderRevenue))
                    .with(Measure.REFUNDS, Money.of(refunds))
                    .with(quantiles);
            counts.forEach(figures::with);
            return figures.build();
        }

        /** The ceil(p n)-th smallest gap. */
        private int smallest(double p) {
            BigDecimal rank = BigDecimal.valueOf(p).multiply(BigDecimal.valueOf(gaps.size()));
            return gaps.get(rank.setScale(0, RoundingMode.CEILING).intValueExact() - 1)
                    .intValue();
        }
    }
}
