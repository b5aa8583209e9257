package io.tideline.telemetry;

import io.prometheus.metrics.model.registry.MultiCollector;
import io.prometheus.metrics.model.snapshots.GaugeSnapshot;
import io.prometheus.metrics.model.snapshots.GaugeSnapshot.GaugeDataPointSnapshot;
import io.prometheus.metrics.model.snapshots.Labels;
import io.prometheus.metrics.model.snapshots.MetricSnapshot;
import io.prometheus.metrics.model.snapshots.MetricSnapshots;
import io.tideline.cohort.CohortCell;
import io.tideline.kpi.CurrentRow;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.LongSupplier;

/**
 * Gauges that are read at the scrape, at most once a second. Figures come from the local stores, so that they are right
 * after a restart; the rest comes from the latest reports. A figure that is undefined or held elsewhere is absent.
 */
final class PipelineGauges implements MultiCollector {
    private static final long CACHED_MILLIS = 1_000;
    private static final double MILLIS = 1_000;

    private final FigureSource source;
    private final LatestReports reports;
    private final LongSupplier wallMillis;
    private MetricSnapshots cached = new MetricSnapshots();
    private long cachedAtMillis = Long.MIN_VALUE / 2;

    PipelineGauges(FigureSource source, LatestReports reports, LongSupplier wallMillis) {
        this.source = source;
        this.reports = reports;
        this.wallMillis = wallMillis;
    }

    @Override
    public synchronized MetricSnapshots collect() {
        long now = wallMillis.getAsLong();
        if (now < cachedAtMillis || now - cachedAtMillis >= CACHED_MILLIS) {
            cached = new MetricSnapshots(read(now));
            cachedAtMillis = now;
        }
        return cached;
    }

    private List<MetricSnapshot> read(long now) {
        List<MetricSnapshot> snapshots = new ArrayList<>();
        Optional<FigureSource.ClockReading> clock = source.clock();
        clock.ifPresent(reading -> addClock(reading, now, snapshots));
        addKpis(snapshots);
        addCohorts(snapshots);
        addReports(clock.map(FigureSource.ClockReading::clockMillis).orElse(now), snapshots);
        return snapshots;
    }

    private static void addClock(FigureSource.ClockReading clock, long now, List<MetricSnapshot> out) {
        out.add(gauge(Metric.CLOCK, clock.clockMillis() / MILLIS));
        out.add(gauge(Metric.EVENT_TIME_LAG, (now - clock.latestEventMillis()) / MILLIS));
        clock.finalThroughMillis().ifPresent(millis -> out.add(gauge(Metric.FINAL_THROUGH, millis / MILLIS)));
    }

    private void addKpis(List<MetricSnapshot> out) {
        List<CurrentRow> rows = source.currentRows();
        List<Labels> labels = rows.stream().map(PipelineGauges::labels).toList();
        addFigures(KpiFigures.ALL, rows.stream().map(row -> row.row().counts()).toList(), labels, out);
    }

    private static Labels labels(CurrentRow row) {
        return Labels.of(
                "window", row.key().window().id(),
                "dimension", row.key().segment().dimension(),
                "segment", row.key().segment().value(),
                "period", row.period().id());
    }

    private void addCohorts(List<MetricSnapshot> out) {
        List<CohortCell> cells = source.cohortCells();
        List<Labels> labels = cells.stream().map(PipelineGauges::labels).toList();
        addFigures(CellFigures.ALL, cells.stream().map(CohortCell::figures).toList(), labels, out);
    }

    /** The labels of a cell. The index has two digits, so that texts sort like numbers. */
    private static Labels labels(CohortCell cell) {
        return Labels.of(
                "kind", cell.cohort().kind().name(),
                "cohort", LocalDate.ofEpochDay(cell.cohort().startDay()).toString(),
                "index", String.format(Locale.ROOT, "%02d", cell.index()));
    }

    private static <R> void addFigures(
            List<Figure<R>> figures, List<R> rows, List<Labels> labels, List<MetricSnapshot> out) {
        for (Figure<R> figure : figures) {
            GaugeSnapshot.Builder gauge =
                    GaugeSnapshot.builder().name(figure.metric()).help(figure.help());
            boolean isDefined = false;
            for (int i = 0; i < rows.size(); i++) {
                var value = figure.reader().apply(rows.get(i));
                if (value.isPresent()) {
                    gauge.dataPoint(point(value.getAsDouble(), labels.get(i)));
                    isDefined = true;
                }
            }
            if (isDefined) {
                out.add(gauge.build());
            }
        }
    }

    private void addReports(long clockMillis, List<MetricSnapshot> out) {
        reports.backlog().ifPresent(backlog -> {
            out.add(gauge(Metric.DUE_BACKLOG, (double) backlog.count()));
            double age = backlog.count() == 0 ? 0 : (clockMillis - backlog.oldestDueMillis()) / MILLIS;
            out.add(gauge(Metric.DUE_OLDEST_AGE, Math.max(0, age)));
        });
        reports.model().ifPresent(model -> {
            out.add(gauge(Metric.MODEL_VERSION, (double) model.version()));
            out.add(gauge(Metric.MODEL_AGE, Math.max(0, (clockMillis - model.fittedAtMillis()) / MILLIS)));
            out.add(gauge(Metric.MODEL_CUSTOMERS, (double) model.customers()));
        });
        addPulses(out);
        addRisk(out);
    }

    private void addPulses(List<MetricSnapshot> out) {
        var pulses = reports.pulses();
        if (pulses.isEmpty()) {
            return;
        }
        GaugeSnapshot.Builder orders = builder(Metric.PULSE_ORDERS);
        GaugeSnapshot.Builder revenue = builder(Metric.PULSE_REVENUE);
        GaugeSnapshot.Builder signups = builder(Metric.PULSE_SIGNUPS);
        long windowEnd = Long.MIN_VALUE;
        for (var entry : pulses.entrySet()) {
            Labels channel = Labels.of("channel", entry.getKey());
            orders.dataPoint(point((double) entry.getValue().orders(), channel));
            revenue.dataPoint(point(entry.getValue().revenue().doubleValue(), channel));
            signups.dataPoint(point((double) entry.getValue().signups(), channel));
            windowEnd = Math.max(windowEnd, entry.getValue().windowEndMillis());
        }
        out.addAll(List.of(orders.build(), revenue.build(), signups.build()));
        out.add(gauge(Metric.PULSE_WINDOW_END, windowEnd / MILLIS));
    }

    private void addRisk(List<MetricSnapshot> out) {
        var levels = reports.atRisk();
        if (levels.isEmpty()) {
            return;
        }
        GaugeSnapshot.Builder customers = builder(Metric.CUSTOMERS_AT_RISK);
        GaugeSnapshot.Builder value = builder(Metric.VALUE_AT_RISK);
        levels.forEach((level, atRisk) -> {
            Labels label = Labels.of("level", level.name());
            customers.dataPoint(point((double) atRisk.customers(), label));
            value.dataPoint(point(atRisk.value().doubleValue(), label));
        });
        out.addAll(List.of(customers.build(), value.build()));
    }

    private static MetricSnapshot gauge(Metric metric, double value) {
        return builder(metric).dataPoint(point(value, Labels.EMPTY)).build();
    }

    private static GaugeSnapshot.Builder builder(Metric metric) {
        return GaugeSnapshot.builder().name(metric.prometheusName()).help(metric.help());
    }

    private static GaugeDataPointSnapshot point(double value, Labels labels) {
        return GaugeDataPointSnapshot.builder().value(value).labels(labels).build();
    }
}
