package io.tideline.kpi;

import io.tideline.calendar.Window;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The equations between figures that hold for every row, checked on the rows themselves. */
final class RowIdentities {
    private final List<Window> windows;
    private final List<String> violated = new ArrayList<>();

    RowIdentities(List<Window> windows) {
        this.windows = windows;
    }

    /** The first violation in the rows of the days {@code from..clock}. */
    Optional<String> violated(Totals totals, Recount recount, int from, int clock) {
        Map<String, Map<String, KpiCounts>> sumsByDimension = new HashMap<>();
        totals.series().forEach((segment, series) -> {
            Map<Integer, Long> endOfPeriod = new HashMap<>();
            series.rows(from, clock, (w, start, end, last, row) -> {
                String key = windows.get(w).id() + "/" + segment + "/" + end;
                check(row, occasions(recount, segment, start, end), key);
                Optional.ofNullable(endOfPeriod.put(w, row.get(Measure.CUSTOMERS_AT_END)))
                        .filter(before -> windows.get(w).isCalendar())
                        .ifPresent(before -> same(row.get(Measure.CUSTOMERS_AT_START), before, key + " S = E before"));
                sumsByDimension
                        .computeIfAbsent(segment.substring(0, segment.indexOf(',')), any -> new HashMap<>())
                        .merge(w + "/" + end, row, RowIdentities::sum);
            });
        });
        sumsByDimension.forEach((dimension, sums) -> sums.forEach((row, sum) -> sameCountsAndMoney(
                sumsByDimension.get("all").get(row), sum, row + " sum of the segments of " + dimension)));
        return violated.stream().findFirst();
    }

    private static long occasions(Recount recount, String segment, int start, int end) {
        return recount.occasions(segment, LocalDate.ofEpochDay(start), LocalDate.ofEpochDay(end));
    }

    private void check(KpiCounts row, long occasions, String key) {
        long s = row.get(Measure.CUSTOMERS_AT_START);
        long e = row.get(Measure.CUSTOMERS_AT_END);
        long k = row.get(Measure.RETAINED_CUSTOMERS);
        same(
                k + row.get(Measure.NEW_CUSTOMERS_ACTIVE) + row.get(Measure.REACTIVATED_CUSTOMERS),
                e,
                key + " E = K + N + R");
        same(s - row.get(Measure.CHURNED_CUSTOMERS), k, key + " S - C = K");
        same(
                s
                        + row.get(Measure.NEW_CUSTOMERS)
                        + row.get(Measure.REACTIVATION_EVENTS)
                        - row.get(Measure.CHURN_EVENTS),
                e,
                key + " E = S + new + reactivations - churns");
        same(row.get(Measure.FIRST_ORDERS), row.get(Measure.NEW_CUSTOMERS), key + " first orders = new customers");
        same(row.gaps().count(), occasions - row.get(Measure.NEW_CUSTOMERS), key + " gaps = occasions - new customers");
    }

    private void same(long left, long right, String claim) {
        if (left != right) {
            violated.add(claim + ": " + left + " and " + right);
        }
    }

    private void sameCountsAndMoney(KpiCounts all, KpiCounts sum, String claim) {
        for (Measure count : Measure.counts()) {
            same(all.get(count), sum.get(count), claim + " " + count.field());
        }
        for (Measure amount : Measure.amounts()) {
            if (!all.money(amount).equals(sum.money(amount))) {
                violated.add(claim + " " + amount.field() + ": " + all + " and " + sum);
            }
        }
    }

    private static KpiCounts sum(KpiCounts a, KpiCounts b) {
        KpiCounts.Builder sum = new KpiCounts.Builder();
        for (Measure count : Measure.counts()) {
            sum.with(count, a.get(count) + b.get(count));
        }
        for (Measure amount : Measure.amounts()) {
            sum.with(amount, a.money(amount).plus(b.money(amount)));
        }
        return sum.build();
    }
}
