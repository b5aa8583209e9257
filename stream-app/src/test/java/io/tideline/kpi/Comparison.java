package io.tideline.kpi;

import io.tideline.calendar.Window;
import io.tideline.delta.Points;
import io.tideline.event.CustomerEvent;
import io.tideline.ledger.Ledger;
import io.tideline.storage.LedgerCodec;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.UnaryOperator;

/** The incremental totals and the recount, fed with the same events and compared after each. */
final class Comparison {
    private static final int FAR_DAYS = 800;

    private final RandomShop shop;
    private final List<Window> windows;
    private final Totals totals;
    private final Recount recount;
    private final RowIdentities identities;
    private int earliest = Integer.MAX_VALUE;
    private long rows;

    Comparison(RandomShop shop, UnaryOperator<Points> wiring) {
        this.shop = shop;
        this.windows = shop.rules().calendar().windows();
        this.totals = new Totals(shop.rules(), Comparison::storedAndRead, wiring);
        this.recount = new Recount(shop);
        this.identities = new RowIdentities(windows);
    }

    /** What is wrong first, if these events are taken in one by one; empty if every row is right at every step. */
    static Optional<String> ofAllSteps(long seed, List<CustomerEvent> events, UnaryOperator<Points> wiring) {
        Comparison comparison = new Comparison(new RandomShop(seed), wiring);
        for (CustomerEvent event : events) {
            Optional<String> wrong = comparison.after(event);
            if (wrong.isPresent()) {
                return wrong;
            }
        }
        return Optional.empty();
    }

    private static Ledger storedAndRead(String customerId, Ledger ledger) {
        return LedgerCodec.decode(customerId, LedgerCodec.encode(ledger));
    }

    /** Takes in an event and compares the rows of the days on which something could be wrong. */
    Optional<String> after(CustomerEvent event) {
        totals.accept(event);
        recount.accept(event);
        int day = shop.dayOf(event);
        earliest = Math.min(earliest, day);
        Set<Integer> days = new TreeSet<>();
        for (int near : new int[] {day, day + shop.activityDays(), day + 30, day + 365}) {
            days.addAll(List.of(near - 1, near));
        }
        days.add(totals.clock());
        days.add(earliest + shop.random().nextInt(totals.clock() - earliest + FAR_DAYS));
        for (int end : days) {
            Optional<String> wrong = wrongOn(end);
            if (wrong.isPresent()) {
                return wrong;
            }
        }
        return Optional.empty();
    }

    /** Compares every row of every day from the first event until long after the last. */
    Optional<String> everyDay() {
        List<String> wrong = new ArrayList<>();
        for (String segment : segments()) {
            series(segment)
                    .rows(
                            earliest - 1,
                            totals.clock() + FAR_DAYS,
                            (w, start, end, last, counts) -> compare(segment, w, start, end, counts, wrong));
        }
        identities
                .violated(totals, recount, earliest - 1, totals.clock() + FAR_DAYS)
                .ifPresent(wrong::add);
        return wrong.stream().findFirst();
    }

    long rows() {
        return rows;
    }

    private Optional<String> wrongOn(int end) {
        List<String> wrong = new ArrayList<>();
        for (String segment : segments()) {
            series(segment)
                    .rows(end, end, (w, start, day, last, counts) -> compare(segment, w, start, day, counts, wrong));
        }
        return wrong.stream().findFirst();
    }

    private void compare(String segment, int w, int start, int end, KpiCounts counts, List<String> wrong) {
        rows++;
        LocalDate d = LocalDate.ofEpochDay(end);
        LocalDate s = recount.startOf(windows.get(w).id(), d);
        KpiCounts expected = recount.row(segment, s, d);
        if (s.toEpochDay() != start || !expected.equals(counts)) {
            wrong.add(windows.get(w).id() + "/" + segment + "/" + s + ".." + d + "\n  recount   " + expected
                    + "\n  pipeline  " + counts + " from " + LocalDate.ofEpochDay(start));
        }
    }

    private Set<String> segments() {
        Set<String> names = new TreeSet<>(recount.segments());
        names.addAll(totals.series().keySet());
        return names;
    }

    private KpiSeries series(String segment) {
        return totals.series().getOrDefault(segment, new KpiSeries(windows));
    }
}
