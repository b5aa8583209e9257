package io.tideline.telemetry;

import io.tideline.risk.assess.RiskLevel;
import java.math.BigDecimal;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.TreeMap;
import java.util.function.LongSupplier;

/** The latest reports of what gauges show between reports: timers, model, pulse, customers at risk. Safe for many threads. */
final class LatestReports {
    /** A task that has not reported for this long has moved to another process; a task reports about every second. */
    private static final long TASK_FORGOTTEN_MILLIS = 60_000;

    /** This bounds the values of a label, because channels are an open set. */
    private static final int MOST_CHANNELS = 100;

    private final LongSupplier wallMillis;
    private final Map<Integer, Backlog> backlogs = new TreeMap<>();
    private final Map<String, Pulse> pulses = new TreeMap<>();
    private final Map<Integer, Map<RiskLevel, AtRisk>> atRisk = new TreeMap<>();
    private Optional<Model> model = Optional.empty();
    private OptionalLong publishedAtMillis = OptionalLong.empty();

    record Backlog(long count, long oldestDueMillis, long reportedAtMillis) {}

    record Model(long version, long fittedAtMillis, long customers) {}

    record Pulse(long windowEndMillis, long orders, BigDecimal revenue, long signups) {}

    record AtRisk(long customers, BigDecimal value, long reportedAtMillis) {
        AtRisk plus(AtRisk other) {
            return new AtRisk(customers + other.customers, value.add(other.value), reportedAtMillis);
        }
    }

    LatestReports(LongSupplier wallMillis) {
        this.wallMillis = wallMillis;
    }

    synchronized void published() {
        publishedAtMillis = OptionalLong.of(wallMillis.getAsLong());
    }

    /** When figures were last published, by the wall clock in milliseconds since 1970; empty before the first time. */
    synchronized OptionalLong publishedAtMillis() {
        return publishedAtMillis;
    }

    synchronized void backlog(int task, long count, long oldestDueMillis) {
        backlogs.put(task, new Backlog(count, oldestDueMillis, wallMillis.getAsLong()));
    }

    synchronized void model(long version, long fittedAtMillis, long customers) {
        model = Optional.of(new Model(version, fittedAtMillis, customers));
    }

    synchronized void pulse(String channel, Pulse news) {
        if (pulses.containsKey(channel) || pulses.size() < MOST_CHANNELS) {
            pulses.merge(
                    channel, news, (known, next) -> next.windowEndMillis() >= known.windowEndMillis() ? next : known);
        }
    }

    synchronized void pulseLeft() {
        pulses.clear();
    }

    synchronized void atRisk(int task, RiskLevel level, long customers, BigDecimal value) {
        atRisk.computeIfAbsent(task, any -> new EnumMap<>(RiskLevel.class))
                .put(level, new AtRisk(customers, value, wallMillis.getAsLong()));
    }

    /** The timers that are due in all tasks of this process: their number and the oldest; empty if no task reports. */
    synchronized Optional<Backlog> backlog() {
        long now = wallMillis.getAsLong();
        backlogs.values().removeIf(report -> now - report.reportedAtMillis() > TASK_FORGOTTEN_MILLIS);
        return backlogs.values().stream()
                .reduce((one, other) -> new Backlog(
                        one.count() + other.count(),
                        Math.min(oldest(one), oldest(other)),
                        Math.max(one.reportedAtMillis(), other.reportedAtMillis())));
    }

    private static long oldest(Backlog backlog) {
        return backlog.count() == 0 ? Long.MAX_VALUE : backlog.oldestDueMillis();
    }

    synchronized Optional<Model> model() {
        return model;
    }

    synchronized Map<String, Pulse> pulses() {
        return new TreeMap<>(pulses);
    }

    /** The customers at risk of all tasks of this process, added up by level. */
    synchronized Map<RiskLevel, AtRisk> atRisk() {
        long now = wallMillis.getAsLong();
        Map<RiskLevel, AtRisk> sums = new EnumMap<>(RiskLevel.class);
        for (Map<RiskLevel, AtRisk> levels : atRisk.values()) {
            levels.values().removeIf(report -> now - report.reportedAtMillis() > TASK_FORGOTTEN_MILLIS);
            levels.forEach((level, report) -> sums.merge(level, report, AtRisk::plus));
        }
        return sums;
    }
}
