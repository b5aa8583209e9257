package io.tideline.topology;

import io.tideline.calendar.StoreCalendar;
import io.tideline.cohort.CohortContribution;
import io.tideline.config.ClockMode;
import io.tideline.config.Output;
import io.tideline.config.RiskSettings;
import io.tideline.config.Settings;
import io.tideline.config.TopicSettings;
import io.tideline.kpi.ChannelSales;
import io.tideline.kpi.Clock;
import io.tideline.kpi.KpiContribution;
import io.tideline.ledger.Contribution;
import io.tideline.ledger.Dimension;
import io.tideline.ledger.Exchange;
import io.tideline.ledger.Rules;
import io.tideline.lifecycle.Lifecycle;
import io.tideline.risk.FitLimits;
import io.tideline.risk.LevelBasis;
import io.tideline.risk.ModelFit;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

/** What a topology is built from: the settings, read once into what the processors need. */
public final class Blueprint {
    private final Settings settings;
    private final int inputPartitions;
    private final Observer observer;
    private final Rules rules;
    private final LatestClock latestClock = new LatestClock();

    /**
     * A plan of the pipeline.
     *
     * @param settings of the shop
     * @param inputPartitions how many partitions each input topic has, at least 1; with {@code input.rekey} the most any
     *     of them has
     * @param observer is told what happens
     */
    public Blueprint(Settings settings, int inputPartitions, Observer observer) {
        this.settings = settings;
        this.inputPartitions = inputPartitions;
        this.observer = observer;
        this.rules = rules(settings);
    }

    private static Rules rules(Settings settings) {
        return new Rules(
                new StoreCalendar(settings.store().timeZone(), settings.store().weekStart()),
                settings.figures().activityWindowDays(),
                new Exchange(settings.store().currency(), settings.store().fxRates()),
                settings.store().countZeroTotalOrders(),
                settings.store().refundAmounts(),
                Arrays.stream(Dimension.values())
                        .filter(dimension -> settings.figures().dimensions().contains(dimension.id()))
                        .toList());
    }

    /** The settings. */
    public Settings settings() {
        return settings;
    }

    /** The definitions of the shop. */
    public Rules rules() {
        return rules;
    }

    /** How many partitions each input topic has. */
    public int inputPartitions() {
        return inputPartitions;
    }

    Observer observer() {
        return observer;
    }

    /** The input topics by their kind. */
    public Map<Input, String> inputTopics() {
        TopicSettings topics = settings.topics();
        return Map.of(
                Input.SIGNUPS, topics.signups(),
                Input.PURCHASES, topics.purchases(),
                Input.ADJUSTMENTS, topics.adjustments(),
                Input.REQUESTS, topics.requests());
    }

    /** What every customer's history contributes to. */
    List<Contribution> families() {
        Contribution kpis = new KpiContribution(rules.calendar().windows(), rules.activityWindowDays());
        return writes(Output.COHORTS) ? List.of(kpis, new CohortContribution(rules.calendar())) : List.of(kpis);
    }

    /** What becomes of customers under the definitions of the shop. */
    public Lifecycle lifecycle() {
        return new Lifecycle(rules.calendar(), rules.activityWindowDays());
    }

    /** How a shop looks at risk. */
    public io.tideline.risk.RiskSettings riskSettings() {
        RiskSettings risk = settings.risk();
        return io.tideline.risk.RiskSettings.of(
                risk.horizonDays(),
                rules.activityWindowDays(),
                LevelBasis.valueOf(risk.levelBasis().name()),
                risk.modelDiscountMonthly().doubleValue());
    }

    ModelFit modelFit() {
        RiskSettings risk = settings.risk();
        int minRepeaters = Math.min(FitLimits.DEFAULT.minRepeaters(), risk.modelMinCustomers());
        return ModelFit.of(risk.horizonDays(), new FitLimits(risk.modelMinCustomers(), minRepeaters));
    }

    int modelRefitDays() {
        return (int) Math.max(1, settings.risk().modelRefitInterval().toDays());
    }

    /** Whether something is published beside the KPIs. */
    public boolean writes(Output output) {
        return settings.figures().outputs().contains(output);
    }

    /** Adds up the pulse, with as many channels as the KPIs have segments of a dimension. */
    ChannelSales.Sum salesSum() {
        return new ChannelSales.Sum(settings.figures().maxSegments());
    }

    LatestClock latestClock() {
        return latestClock;
    }

    /** A clock for one rollup task. */
    public Clock clock() {
        return new Clock(rules.calendar(), settings.time().finalityGrace().toMillis(), inputPartitions);
    }

    /** The wall clock as far as it counts: only in live mode. */
    public long wallMillisThatCounts(long wallMillis) {
        return settings.time().clockMode() == ClockMode.LIVE ? wallMillis : Long.MIN_VALUE;
    }
}
