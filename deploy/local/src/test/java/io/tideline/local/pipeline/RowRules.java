package io.tideline.local.pipeline;

import static java.util.stream.Collectors.toMap;

import io.tideline.calendar.StoreCalendar;
import io.tideline.calendar.Window;
import io.tideline.config.Settings;
import io.tideline.kpi.Measure;
import io.tideline.retention.CorrectionCause;
import io.tideline.retention.RetentionKpi;
import io.tideline.retention.RowStatus;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.apache.avro.Schema;

/** What holds for every published row, whatever the orders were: identities, ratios, bounds, status. */
final class RowRules {
    private final StoreCalendar calendar;
    private final Map<String, Window> windows;
    private final LocalDate clock;
    private final int finalDay;
    private final List<String> violations = new ArrayList<>();

    private RowRules(Settings settings, Collection<RetentionKpi> rows) {
        this.calendar =
                new StoreCalendar(settings.store().timeZone(), settings.store().weekStart());
        this.windows = calendar.windows().stream().collect(toMap(Window::id, window -> window));
        Instant latest =
                rows.stream().map(RetentionKpi::getAsOf).max(Instant::compareTo).orElse(Instant.EPOCH);
        this.clock = LocalDate.ofEpochDay(calendar.dayOf(latest.toEpochMilli()));
        this.finalDay =
                calendar.dayOf(latest.minus(settings.time().finalityGrace()).toEpochMilli()) - 1;
    }

    /** The rules that the rows of a settled pipeline violate, a sentence each. */
    static List<String> violations(Settings settings, Collection<RetentionKpi> rows) {
        RowRules rules = new RowRules(settings, rows);
        rows.forEach(rules::checkAlone);
        rules.checkEndsAreStarts(rows);
        rules.checkSegmentsAddUp(rows);
        return rules.violations;
    }

    private void checkAlone(RetentionKpi row) {
        identities(row);
        ratios(row);
        bounds(row);
        status(row);
    }

    private void identities(RetentionKpi row) {
        long s = row.getCustomersAtStart();
        long e = row.getCustomersAtEnd();
        long k = row.getRetainedCustomers();
        same(row, "E = K + N + R", e, k + row.getNewCustomersActive() + row.getReactivatedCustomers());
        same(row, "S - C = K", k, s - row.getChurnedCustomers());
        same(
                row,
                "E = S + new + reactivations - churns",
                e,
                s + row.getNewCustomers() + row.getReactivationEvents() - row.getChurnEvents());
        same(row, "firstOrders = newCustomers", row.getFirstOrders(), row.getNewCustomers());
        if (row.getGapCount() < row.getRepeatPurchasers()) {
            violate(row, "each repeat purchaser has a gap", row.getGapCount(), row.getRepeatPurchasers());
        }
    }

    private void ratios(RetentionKpi row) {
        long s = row.getCustomersAtStart();
        ratio(row, "retentionRate", row.getCustomersAtEnd() - row.getNewCustomersActive(), s, row.getRetentionRate());
        ratio(row, "strictRetentionRate", row.getRetainedCustomers(), s, row.getStrictRetentionRate());
        ratio(row, "churnRate", row.getChurnedCustomers(), s, row.getChurnRate());
        long purchasers = row.getPurchasers();
        ratio(row, "repeatPurchaseRate", row.getRepeatPurchasers(), purchasers, row.getRepeatPurchaseRate());
        ratio(row, "returningCustomerRate", row.getReturningPurchasers(), purchasers, row.getReturningCustomerRate());
        ratio(row, "purchaseFrequency", row.getOrders(), purchasers, row.getPurchaseFrequency());
        ratio(
                row,
                "growthRatio",
                row.getNewCustomers() + row.getReactivationEvents(),
                row.getChurnEvents(),
                row.getGrowthRatio());
        ratio(row, "reorderRate90", row.getReordered90(), row.getReorderDue90(), row.getReorderRate90());
        average(row, "averageOrderValue", row.getRevenue(), row.getOrders(), row.getAverageOrderValue());
        average(row, "revenuePerCustomer", row.getRevenue(), purchasers, row.getRevenuePerCustomer());
        average(
                row,
                "averageOrderValueRepeat",
                row.getRevenue().subtract(row.getFirstOrderRevenue()),
                row.getOrders() - row.getFirstOrders(),
                row.getAverageOrderValueRepeat());
    }

    private void ratio(RetentionKpi row, String name, long above, long below, Double actual) {
        Double expected = below == 0 ? null : Double.valueOf((double) above / below);
        if (!Objects.equals(expected, actual)) {
            violate(row, name, expected, actual);
        }
    }

    // The scale is part of the contract: four decimals.
    @SuppressWarnings("BigDecimalEquals")
    private void average(RetentionKpi row, String name, BigDecimal amount, long below, BigDecimal actual) {
        boolean isRight = below == 0
                ? actual == null
                : actual != null
                        && actual.compareTo(amount.divide(BigDecimal.valueOf(below), 4, RoundingMode.HALF_EVEN)) == 0;
        if (!isRight) {
            violate(row, name, amount + " / " + below, actual);
        }
    }

    private void bounds(RetentionKpi row) {
        Instant start = row.getStartDate().atStartOfDay(calendar.zone()).toInstant();
        Instant end = row.getEndDate().plusDays(1).atStartOfDay(calendar.zone()).toInstant();
        same(row, "startInstant", row.getStartInstant(), start);
        same(row, "endInstant", row.getEndInstant(), end);
        same(row, "timeZone", row.getTimeZone(), calendar.zone().getId());
        if (row.getEndDate().isAfter(clock)) {
            violate(row, "no row ends after the clock", row.getEndDate(), clock);
        }
    }

    /** Everything is settled: what can be final is. */
    private void status(RetentionKpi row) {
        int endDay = Math.toIntExact(row.getEndDate().toEpochDay());
        Window window = windows.get(row.getWindow());
        int lastDay = window.isCalendar() ? window.lastSeeing(endDay) : endDay;
        same(row, "provisional", row.getStatus() == RowStatus.PROVISIONAL, lastDay > finalDay);
        List<CorrectionCause> causes = row.getCauses();
        same(row, "corrected with a cause", row.getStatus() == RowStatus.CORRECTED, !causes.isEmpty());
    }

    /** A row that is absent is one of zeros. */
    private void checkEndsAreStarts(Collection<RetentionKpi> rows) {
        Map<String, Long> starts = new HashMap<>();
        rows.forEach(row -> starts.put(at(row, row.getStartDate()), row.getCustomersAtStart()));
        for (RetentionKpi row : rows) {
            LocalDate next = row.getEndDate().plusDays(1);
            if (!firstEnd(row, next).isAfter(clock)) {
                same(row, "E = S of the next", row.getCustomersAtEnd(), starts.getOrDefault(at(row, next), 0L));
            }
        }
    }

    /** The end of the first row that begins on a day: a period's grows from its first day on. */
    private LocalDate firstEnd(RetentionKpi row, LocalDate start) {
        long days = row.getEndDate().toEpochDay() - row.getStartDate().toEpochDay();
        return windows.get(row.getWindow()).isCalendar() ? start : start.plusDays(days);
    }

    private static String at(RetentionKpi row, LocalDate start) {
        return row.getWindow() + "/" + row.getDimension() + "/" + row.getSegment() + "/" + start;
    }

    private void checkSegmentsAddUp(Collection<RetentionKpi> rows) {
        for (String field : additive()) {
            int position = RetentionKpi.getClassSchema().getField(field).pos();
            Map<String, Map<String, BigDecimal>> sums = new HashMap<>();
            for (RetentionKpi row : rows) {
                sums.computeIfAbsent(row.getDimension(), any -> new HashMap<>())
                        .merge(
                                row.getWindow() + "/" + row.getStartDate() + "/" + row.getEndDate(),
                                new BigDecimal(row.get(position).toString()),
                                BigDecimal::add);
            }
            compareSums(field, sums);
        }
    }

    private void compareSums(String field, Map<String, Map<String, BigDecimal>> sums) {
        Map<String, BigDecimal> everybody = sums.getOrDefault("all", Map.of());
        sums.forEach((dimension, byPeriod) -> byPeriod.forEach((period, sum) -> {
            BigDecimal all = everybody.getOrDefault(period, BigDecimal.ZERO);
            if (all.compareTo(sum) != 0) {
                violations.add(
                        period + " " + field + ": segments of " + dimension + " give " + sum + ", all is " + all);
            }
        }));
        for (String dimension : sums.keySet()) {
            everybody.forEach((period, all) -> {
                if (all.signum() != 0 && !sums.get(dimension).containsKey(period)) {
                    violations.add(period + " " + field + ": no segment of " + dimension + ", all is " + all);
                }
            });
        }
    }

    private static List<String> additive() {
        List<String> fields = new ArrayList<>();
        Measure.amounts().forEach(amount -> fields.add(amount.field()));
        Measure.counts().forEach(count -> fields.add(count.field()));
        fields.add("gapCount");
        return fields;
    }

    private void same(RetentionKpi row, String rule, Object actual, Object expected) {
        if (!actual.equals(expected)) {
            violate(row, rule, expected, actual);
        }
    }

    private void violate(RetentionKpi row, String rule, Object expected, Object actual) {
        Schema schema = row.getSchema();
        violations.add(schema.getName() + " " + at(row, row.getStartDate()) + ".." + row.getEndDate() + " " + rule
                + ": " + expected + ", was " + actual);
    }
}
