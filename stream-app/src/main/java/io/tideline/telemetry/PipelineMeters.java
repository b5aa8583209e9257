package io.tideline.telemetry;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.DistributionSummary;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import io.tideline.admission.Input;
import io.tideline.admission.Rejection;
import io.tideline.finality.PublicationFrontier;
import io.tideline.finality.RowStatus;
import io.tideline.finality.Watermark;
import io.tideline.kpi.KpiRow;
import io.tideline.kpi.RowKey;
import io.tideline.lifecycle.LifecycleState;
import io.tideline.lifecycle.LifecycleStatus;
import io.tideline.risk.assess.RiskLevel;
import io.tideline.risk.solver.Fit;
import io.tideline.stream.Observer;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.Collection;
import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Counts what happens in the pipeline. Counters whose labels are known beforehand exist from the start, at 0, so that
 * Prometheus sees their first increase. Safe for use by many threads.
 */
public final class PipelineMeters implements Observer {
    private static final Duration[] LATENCIES = {
        Duration.ofMillis(100),
        Duration.ofMillis(250),
        Duration.ofMillis(500),
        Duration.ofSeconds(1),
        Duration.ofSeconds(2),
        Duration.ofSeconds(5),
        Duration.ofSeconds(10),
        Duration.ofSeconds(30),
        Duration.ofMinutes(2),
        Duration.ofMinutes(10)
    };
    private static final double[] CORRECTIONS = {0.0001, 0.001, 0.01, 0.05, 0.1, 0.25, 0.5, 1};
    private static final String KPIS = "kpis";
    private static final String COHORTS = "cohorts";

    private final MeterRegistry registry;
    private final LatestReports reports;
    private final DistributionSummary corrections;
    private final Timer latency;
    private final Map<Input, Counter> accepted;
    private final Map<Input, Counter> late;
    private final Map<Input, Counter> duplicate;
    private final Map<Input, Counter> conflicting;

    /** Makes the meters in a registry. */
    PipelineMeters(MeterRegistry registry, LatestReports reports, Set<String> dimensions) {
        this.registry = registry;
        this.reports = reports;
        this.corrections = DistributionSummary.builder(Metric.CORRECTION_SIZE.meterName())
                .description(Metric.CORRECTION_SIZE.help())
                .serviceLevelObjectives(CORRECTIONS)
                .register(registry);
        this.latency = Timer.builder(Metric.EMIT_LATENCY.meterName())
                .description(Metric.EMIT_LATENCY.help())
                .serviceLevelObjectives(LATENCIES)
                .register(registry);
        this.accepted = byInput(Metric.EVENTS_ACCEPTED);
        this.late = byInput(Metric.EVENTS_LATE);
        this.duplicate = byInput(Metric.EVENTS_DUPLICATE);
        this.conflicting = byInput(Metric.EVENTS_CONFLICTING);
        beginAtZero(dimensions);
    }

    /** The counters of a metric by input; they are held, because every event increments one. */
    private Map<Input, Counter> byInput(Metric metric) {
        Map<Input, Counter> counters = new EnumMap<>(Input.class);
        for (Input input : Input.values()) {
            counters.put(input, counter(metric, input.name().toLowerCase(Locale.ROOT)));
        }
        return counters;
    }

    private void beginAtZero(Set<String> dimensions) {
        for (Rejection.Code code : Rejection.Code.values()) {
            counter(Metric.EVENTS_REJECTED, code.name());
        }
        for (RowStatus status : RowStatus.values()) {
            counter(Metric.ROWS_EMITTED, KPIS, status.name());
            counter(Metric.ROWS_EMITTED, COHORTS, status.name());
        }
        for (LifecycleState state : LifecycleState.values()) {
            for (LifecycleStatus status : LifecycleStatus.values()) {
                counter(Metric.LIFECYCLE_CHANGES, state.name(), status.name());
            }
        }
        for (RiskLevel level : RiskLevel.values()) {
            counter(Metric.RISK_LEVEL_CHANGES, level.name());
        }
        for (Fit.Reason reason : Fit.Reason.values()) {
            counter(Metric.MODEL_FIT_FAILURES, reason.name());
        }
        counter(Metric.CUSTOMERS_ERASED);
        counter(Metric.PULSE_LATE);
        dimensions.forEach(dimension -> counter(Metric.SEGMENTS_LIMITED, dimension));
    }

    /** The counter of a metric with these labels; Micrometer keeps one for each. */
    private Counter counter(Metric metric, String... values) {
        Counter.Builder builder = Counter.builder(metric.meterName()).description(metric.help());
        for (int i = 0; i < values.length; i++) {
            builder.tag(metric.labels().get(i), values[i]);
        }
        return builder.register(registry);
    }

    @Override
    public void accepted(Input input) {
        accepted.get(input).increment();
    }

    @Override
    public void late(Input input) {
        late.get(input).increment();
    }

    @Override
    public void duplicate(Input input) {
        duplicate.get(input).increment();
    }

    @Override
    public void conflict(Input input) {
        conflicting.get(input).increment();
    }

    @Override
    public void rejected(Rejection.Code code) {
        counter(Metric.EVENTS_REJECTED, code.name()).increment();
    }

    @Override
    public void erased() {
        counter(Metric.CUSTOMERS_ERASED).increment();
    }

    @Override
    public void emitted(RowKey key, Optional<KpiRow> before, KpiRow row) {
        counter(Metric.ROWS_EMITTED, KPIS, row.revision().status().name()).increment();
        CorrectionSize.of(key, before, row).ifPresent(corrections::record);
    }

    @Override
    public void cohortEmitted(RowStatus status) {
        counter(Metric.ROWS_EMITTED, COHORTS, status.name()).increment();
    }

    @Override
    public void emitLatency(long latencyMillis) {
        latency.record(Duration.ofMillis(latencyMillis));
    }

    @Override
    public void published(int task, Collection<Watermark> marks, PublicationFrontier horizon) {
        reports.published();
    }

    @Override
    public void segmentLimited(String dimension) {
        counter(Metric.SEGMENTS_LIMITED, dimension).increment();
    }

    @Override
    public void lifecycleChanged(LifecycleState state, LifecycleStatus status) {
        counter(Metric.LIFECYCLE_CHANGES, state.name(), status.name()).increment();
    }

    @Override
    public void riskLevelChanged(RiskLevel level) {
        counter(Metric.RISK_LEVEL_CHANGES, level.name()).increment();
    }

    @Override
    public void dueBacklog(int task, long count, long oldestDueMillis) {
        reports.backlog(task, count, oldestDueMillis);
    }

    @Override
    public void modelFitted(long version, long fittedAtMillis, long customers) {
        reports.model(version, fittedAtMillis, customers);
    }

    @Override
    public void modelFitFailed(Fit.Reason reason) {
        counter(Metric.MODEL_FIT_FAILURES, reason.name()).increment();
    }

    @Override
    public void pulse(String channel, long windowEndMillis, long orders, BigDecimal revenue, long signups) {
        reports.pulse(channel, new LatestReports.Pulse(windowEndMillis, orders, revenue, signups));
    }

    @Override
    public void pulseLeft() {
        reports.pulseLeft();
    }

    @Override
    public void pulseLate(long events) {
        counter(Metric.PULSE_LATE).increment((double) events);
    }

    @Override
    public void atRisk(int task, RiskLevel level, long customers, BigDecimal valueAtRisk) {
        reports.atRisk(task, level, customers, valueAtRisk);
    }
}
