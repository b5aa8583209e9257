package io.tideline.config;

import io.tideline.admission.Input;
import io.tideline.calendar.StoreCalendar;
import io.tideline.cohort.CohortContribution;
import io.tideline.contract.OutputTopic.Output;
import io.tideline.contract.RecordContext;
import io.tideline.customer.CustomerRules;
import io.tideline.delta.Contribution;
import io.tideline.finality.ClockMode;
import io.tideline.finality.WatermarkTracker;
import io.tideline.kpi.KpiContribution;
import io.tideline.ledger.Dimension;
import io.tideline.ledger.Exchange;
import io.tideline.ledger.Rules;
import io.tideline.lifecycle.Lifecycle;
import io.tideline.pulse.ChannelSales;
import io.tideline.risk.assess.RiskRules;
import io.tideline.risk.model.ModelFit;
import io.tideline.risk.solver.FitLimits;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * The settings, read once into the rules, families of figures and models by which the pipeline counts and queries answer.
 * Immutable.
 */
public class Plan {
    private final Settings settings;
    private final int inputPartitions;
    private final Rules rules;

    /**
     * Makes the plan of a pipeline.
     *
     * @param settings the settings of the shop
     * @param inputPartitions how many partitions each input topic has, at least 1; with {@code input.rekey} the most any
     *     of them has
     */
    public Plan(Settings settings, int inputPartitions) {
        this.settings = settings;
        this.inputPartitions = inputPartitions;
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

    /** The rules of the shop. */
    public Rules rules() {
        return rules;
    }

    /** How many partitions each input topic has. */
    public int inputPartitions() {
        return inputPartitions;
    }

    /** The input topics by their kind. */
    public Map<Input, String> inputTopics() {
        return Arrays.stream(Input.values())
                .collect(Collectors.toUnmodifiableMap(Function.identity(), settings.topics()::of));
    }

    /** The families of figures that every customer's history contributes to. */
    public List<Contribution> families() {
        Contribution kpis = new KpiContribution(rules.calendar().windows(), rules.activityWindowDays());
        return writes(Output.COHORTS) ? List.of(kpis, new CohortContribution(rules.calendar())) : List.of(kpis);
    }

    /** The rules by which events, timers and models change a customer. */
    public CustomerRules customerRules() {
        return new CustomerRules(
                rules,
                settings.time().historyDays(),
                settings.erasure().mode(),
                writes(Output.LIFECYCLE) ? Optional.of(lifecycle()) : Optional.empty());
    }

    /** What the records of outputs say of the shop. */
    public RecordContext recordContext() {
        return new RecordContext(
                rules.calendar(), settings.store().currency(), settings.risk().horizonDays());
    }

    /** The reader of customers' states under the rules of the shop. */
    public Lifecycle lifecycle() {
        return new Lifecycle(rules.calendar(), rules.activityWindowDays());
    }

    /** The rules of the shop for churn risk. */
    public RiskRules riskRules() {
        RiskSettings risk = settings.risk();
        return RiskRules.of(
                risk.horizonDays(),
                rules.activityWindowDays(),
                risk.levelBasis(),
                risk.modelDiscountMonthly().doubleValue());
    }

    /** How the churn model is fitted. */
    public ModelFit modelFit() {
        RiskSettings risk = settings.risk();
        int minRepeaters = Math.min(FitLimits.DEFAULT.minRepeaters(), risk.modelMinCustomers());
        return ModelFit.of(risk.horizonDays(), new FitLimits(risk.modelMinCustomers(), minRepeaters));
    }

    /** The days between two fits of the churn model, at least 1. */
    public int modelRefitDays() {
        return (int) Math.max(1, settings.risk().modelRefitInterval().toDays());
    }

    /** Whether something is published beside the KPIs. */
    public boolean writes(Output output) {
        return settings.figures().outputs().contains(output);
    }

    /** Makes an empty sum of sales, with as many channels as the KPIs have segments of a dimension. */
    public ChannelSales.Sum salesSum() {
        return new ChannelSales.Sum(settings.figures().maxSegments());
    }

    /** Makes a watermark tracker for one rollup task. */
    public WatermarkTracker clock() {
        return new WatermarkTracker(
                rules.calendar(), settings.time().finalityGrace().toMillis(), inputPartitions);
    }

    /** The wall clock in live mode; {@link Long#MIN_VALUE} where only events move the clock. */
    public long wallMillisThatCounts(long wallMillis) {
        return settings.time().clockMode() == ClockMode.LIVE ? wallMillis : Long.MIN_VALUE;
    }
}
