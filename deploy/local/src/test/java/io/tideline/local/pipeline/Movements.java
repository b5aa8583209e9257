package io.tideline.local.pipeline;

import io.tideline.calendar.StoreCalendar;
import io.tideline.retention.LifecycleChange;
import io.tideline.retention.LifecycleState;
import io.tideline.retention.LifecycleStatus;
import io.tideline.retention.RetentionKpi;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;

/** Compares what was said of each customer with how many customers moved, as the KPI rows have it. */
final class Movements {
    private static final String ROLLING = "rolling-7d";

    private final Map<LifecycleState, NavigableMap<LocalDate, Long>> byDay = new HashMap<>();
    private final List<String> differences = new ArrayList<>();
    private int compared;

    /**
     * Reads the rows against what was said.
     *
     * @param said everything in the topic, in the order of each customer
     */
    static Movements compare(StoreCalendar calendar, List<LifecycleChange> said, Collection<RetentionKpi> rows) {
        Movements movements = new Movements();
        movements.believe(calendar, said);
        rows.stream()
                .filter(row ->
                        row.getDimension().equals("all") && row.getWindow().equals(ROLLING))
                .forEach(movements::compare);
        return movements;
    }

    /** How many figures were compared. */
    int compared() {
        return compared;
    }

    /** What differs, a sentence each. */
    List<String> differences() {
        return differences;
    }

    private void believe(StoreCalendar calendar, List<LifecycleChange> said) {
        for (LifecycleChange change : said) {
            if (change.getStatus() == LifecycleStatus.RESTATED) {
                count(calendar, change.getState(), change.getRestatedFrom(), -1);
            }
            count(
                    calendar,
                    change.getState(),
                    change.getEffectiveAt(),
                    change.getStatus() == LifecycleStatus.RETRACTED ? -1 : 1);
        }
    }

    private void count(StoreCalendar calendar, LifecycleState state, Instant at, long times) {
        LocalDate day = LocalDate.ofEpochDay(calendar.dayOf(at.toEpochMilli()));
        byDay.computeIfAbsent(state, any -> new TreeMap<>()).merge(day, times, Long::sum);
    }

    private void compare(RetentionKpi row) {
        compare(row, LifecycleState.NEW, row.getNewCustomers());
        compare(row, LifecycleState.CHURNED, row.getChurnEvents());
        compare(row, LifecycleState.REACTIVATED, row.getReactivationEvents());
    }

    private void compare(RetentionKpi row, LifecycleState state, long expected) {
        compared++;
        long actual = byDay
                .getOrDefault(state, new TreeMap<>())
                .subMap(row.getStartDate(), true, row.getEndDate(), true)
                .values()
                .stream()
                .mapToLong(Long::longValue)
                .sum();
        if (actual != expected) {
            differences.add(state + " in the week to " + row.getEndDate() + " must be " + expected + ", was " + actual);
        }
    }
}
