package io.tideline.local.replay;

import io.tideline.retention.RetentionKpi;
import java.io.PrintWriter;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/** The summary of a replay as text: totals, and the latest month and 30 days compared with those before. */
final class Summary {
    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("d MMMM yyyy", Locale.ENGLISH);
    private static final DateTimeFormatter MONTH = DateTimeFormatter.ofPattern("MMMM yyyy", Locale.ENGLISH);
    private static final int ROLLING_DAYS = 30;

    private final List<RetentionKpi> rows;
    private final int activityWindowDays;
    private final PrintWriter out;

    /**
     * Makes a summary of rows.
     *
     * @param rows the rows in the order of {@link RowOrder}
     * @param activityWindowDays how long an order keeps a customer active
     */
    Summary(List<RetentionKpi> rows, int activityWindowDays, PrintWriter out) {
        this.rows =
                rows.stream().filter(row -> row.getDimension().equals("all")).toList();
        this.activityWindowDays = activityWindowDays;
        this.out = out;
    }

    /** Prints everything except rejected records. */
    void print() {
        List<RetentionKpi> days = window("rolling-7d");
        if (days.isEmpty()) {
            out.println("There is nothing to count: no signup and no order was accepted.");
            return;
        }
        LocalDate clock = clock().orElseThrow();
        totals(days.get(0).getEndDate(), clock);
        out.println();
        compareMonths(clock);
        compareRolling(clock);
    }

    /** The day of the clock, up to which everything is counted; empty if there is nothing to count. */
    Optional<LocalDate> clock() {
        return rows.stream().map(RetentionKpi::getEndDate).max(LocalDate::compareTo);
    }

    private void totals(LocalDate first, LocalDate clock) {
        List<RetentionKpi> years = window("year");
        RetentionKpi last = years.get(years.size() - 1);
        long customers = years.stream().mapToLong(RetentionKpi::getNewCustomers).sum();
        long orders = years.stream().mapToLong(RetentionKpi::getOrders).sum();
        BigDecimal revenue = years.stream().map(RetentionKpi::getRevenue).reduce(BigDecimal.ZERO, BigDecimal::add);
        BigDecimal refunds = years.stream().map(RetentionKpi::getRefunds).reduce(BigDecimal.ZERO, BigDecimal::add);
        line("Period", "%s to %s, days of %s", DAY.format(first), DAY.format(clock), last.getTimeZone());
        line(
                "Customers",
                "%,d, of whom %,d active at the end (an order in the last %d days)",
                customers,
                last.getCustomersAtEnd(),
                activityWindowDays);
        line("Orders", "%,d, revenue %s %s, refunds %s", orders, money(revenue), last.getCurrency(), money(refunds));
    }

    private void compareMonths(LocalDate clock) {
        List<RetentionKpi> complete = window("month").stream()
                .filter(row -> row.getEndDate().equals(lastOfMonth(row.getEndDate())))
                .filter(row ->
                        row.getEndDate().isBefore(clock) || row.getEndDate().equals(clock))
                .toList();
        if (!complete.isEmpty()) {
            RetentionKpi month = complete.get(complete.size() - 1);
            LocalDate before = month.getStartDate().minusMonths(1);
            compare(
                    MONTH.format(month.getStartDate()),
                    month,
                    complete.stream()
                            .filter(row -> row.getStartDate().equals(before))
                            .findFirst());
        }
    }

    private static LocalDate lastOfMonth(LocalDate day) {
        return day.withDayOfMonth(day.lengthOfMonth());
    }

    private void compareRolling(LocalDate clock) {
        List<RetentionKpi> days = window("rolling-" + ROLLING_DAYS + "d");
        days.stream()
                .filter(row -> row.getEndDate().equals(clock))
                .findFirst()
                .ifPresent(now -> compare(
                        "Last " + ROLLING_DAYS + " days",
                        now,
                        days.stream()
                                .filter(row -> row.getEndDate().equals(clock.minusDays(ROLLING_DAYS)))
                                .findFirst()));
    }

    private void compare(String title, RetentionKpi now, Optional<RetentionKpi> before) {
        out.printf(Locale.ENGLISH, "%-24s %10s %10s   %s%n", title, "now", "before", "change");
        rate("Retention rate", RetentionKpi::getRetentionRate, now, before);
        rate("Churn rate", RetentionKpi::getChurnRate, now, before);
        rate("Repeat-purchase rate", RetentionKpi::getRepeatPurchaseRate, now, before);
        rate("Returning customers", RetentionKpi::getReturningCustomerRate, now, before);
        count("New customers", RetentionKpi::getNewCustomers, now, before);
        count("Orders", RetentionKpi::getOrders, now, before);
        out.println();
    }

    private void rate(
            String name, Function<RetentionKpi, Double> figure, RetentionKpi now, Optional<RetentionKpi> before) {
        Optional<Double> is = Optional.ofNullable(figure.apply(now));
        Optional<Double> was = before.map(figure);
        String change = is.isPresent() && was.isPresent()
                ? String.format(Locale.ENGLISH, "%+.1f points", 100 * (is.get() - was.get()))
                : "";
        out.printf("  %-22s %10s %10s   %s%n", name, percent(is), percent(was), change);
    }

    private static String percent(Optional<Double> ratio) {
        return ratio.map(value -> String.format(Locale.ENGLISH, "%.1f %%", 100 * value))
                .orElse("n/a");
    }

    private void count(
            String name, Function<RetentionKpi, Long> figure, RetentionKpi now, Optional<RetentionKpi> before) {
        long is = figure.apply(now);
        Optional<Long> was = before.map(figure);
        out.printf(
                Locale.ENGLISH,
                "  %-22s %,10d %10s   %s%n",
                name,
                is,
                was.map(value -> String.format(Locale.ENGLISH, "%,d", value)).orElse("n/a"),
                was.map(value -> String.format(Locale.ENGLISH, "%+,d", is - value))
                        .orElse(""));
    }

    /** Prints how many records were rejected, by reason. */
    void refused(Map<String, Long> byReason) {
        if (byReason.isEmpty()) {
            line("Rejected", "nothing");
            return;
        }
        line(
                "Rejected",
                "%,d records",
                byReason.values().stream().mapToLong(Long::longValue).sum());
        byReason.forEach((reason, count) -> out.printf(Locale.ENGLISH, "  %,10d  %s%n", count, reason));
    }

    private void line(String title, String format, Object... values) {
        out.printf(Locale.ENGLISH, "%-12s %s%n", title, String.format(Locale.ENGLISH, format, values));
    }

    private static String money(BigDecimal amount) {
        return String.format(Locale.ENGLISH, "%,.2f", amount);
    }

    private List<RetentionKpi> window(String id) {
        return rows.stream().filter(row -> row.getWindow().equals(id)).toList();
    }
}
