package io.tideline.contract;

import static io.tideline.contract.TopicShape.BOUNDED_BY_SIZE;
import static io.tideline.contract.TopicShape.COMPACTED;
import static io.tideline.contract.TopicShape.ERASABLE;
import static io.tideline.contract.TopicShape.ERASABLE_HISTORY;

import io.tideline.contract.OutputTopic.Declaration;
import io.tideline.contract.OutputTopic.Output;
import io.tideline.retention.ChurnModel;
import io.tideline.retention.ChurnRisk;
import io.tideline.retention.CohortRetention;
import io.tideline.retention.LifecycleChange;
import io.tideline.retention.RetentionKpi;
import io.tideline.retention.SalesPulse;
import io.tideline.risk.model.FittedModel;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * The topics that the pipeline writes. The settings that name them, the plan of topics, the schemas of the registry, the
 * nodes of the topology and the files of a replay all follow from these values.
 */
public final class OutputTopics {
    /** The figures of windows. */
    public static final RecordTopic<KpiOutput, RetentionKpi> KPIS = new RecordTopic<>(
            topic("topics.kpis", "retention.kpis", "Output: the figures of every window and segment.", COMPACTED)
                    .inFiles("rows", "kpis.csv", "kpis.ndjson"),
            "kpi",
            RetentionKpi.class,
            KpiOutput::name,
            shop -> {
                KpiRecords records = new KpiRecords(shop.calendar(), shop.currency());
                return kpi -> records.record(kpi.key(), kpi.row());
            });

    /** The cells of cohorts. */
    public static final RecordTopic<CohortOutput, CohortRetention> COHORTS = new RecordTopic<>(
            topic("topics.cohorts", "retention.cohorts", "Output: the cells of the cohorts.", COMPACTED)
                    .ifChosen(Output.COHORTS)
                    .inFiles("cells", "cohorts.csv"),
            "cohort",
            CohortRetention.class,
            CohortOutput::name,
            shop -> {
                CohortRecords records = new CohortRecords(shop.calendar(), shop.currency());
                return cohort -> records.record(cohort.segment(), cohort.cell(), cohort.row());
            });

    /** The risk of each customer. */
    public static final RecordTopic<RiskOutput, ChurnRisk> CHURN_RISK = new RecordTopic<>(
            topic("topics.churn.risk", "retention.churn-risk", "Output: the churn risk of every customer.", ERASABLE)
                    .ifChosen(Output.CHURN_RISK)
                    .inFiles("customers", "churn-risk.csv"),
            "risk",
            ChurnRisk.class,
            RiskOutput::customerId,
            shop -> {
                RiskRecords records = new RiskRecords(shop.calendar(), shop.currency(), shop.riskHorizonDays());
                return output -> output.risk()
                        .map(risk -> records.record(
                                output.customerId(),
                                risk.history(),
                                risk.assessment(),
                                risk.previousLevel(),
                                output.asOf(),
                                risk.modelVersion()))
                        .orElse(null);
            });

    /** What becomes of each customer. */
    public static final RecordTopic<LifecycleOutput, LifecycleChange> LIFECYCLE = new RecordTopic<>(
            topic(
                            "topics.lifecycle",
                            "retention.lifecycle",
                            "Output: the state of every customer and when it became true.",
                            ERASABLE_HISTORY)
                    .ifChosen(Output.LIFECYCLE)
                    .inFiles("changes", "lifecycle.ndjson"),
            "lifecycle",
            LifecycleChange.class,
            LifecycleOutput::customerId,
            shop -> output -> output.row()
                    .map(row -> LifecycleRecords.record(output.customerId(), row, output.asOf()))
                    .orElse(null));

    /** Sales in short windows. */
    public static final RecordTopic<SalesPulse, SalesPulse> PULSE = new RecordTopic<>(
            topic(
                            "topics.pulse",
                            "retention.pulse",
                            "Output: sales in windows of five minutes, for alerts.",
                            BOUNDED_BY_SIZE)
                    .ifChosen(Output.PULSE)
                    .inOnePartition(),
            "pulse",
            SalesPulse.class,
            SalesPulse::getChannel,
            shop -> Function.identity());

    /** The fitted models of churn risk, which the pipeline reads back. */
    public static final RecordTopic<ModelOutput, ChurnModel> MODEL = new RecordTopic<>(
            topic(
                            "topics.model",
                            "retention.model",
                            "Output: the fitted parameters of the churn-risk model.",
                            COMPACTED)
                    .ifChosen(Output.CHURN_RISK)
                    .inOnePartition()
                    .inFiles("", "model.json"),
            "model",
            ChurnModel.class,
            output -> FittedModel.MBG_NBD,
            shop -> {
                ModelRecords records = new ModelRecords(shop.calendar().zone(), shop.currency());
                return output -> records.record(output.model(), output.fitMillis());
            });

    /** The records of inputs that could not be counted, as they came. */
    public static final OutputTopic DEAD_LETTERS = new OutputTopic(topic(
                    "topics.dead.letters",
                    "retention.dead-letters",
                    "Output: records that could not be counted, unchanged, with the reason in their headers.",
                    TopicShape.DEAD_LETTERS)
            .inFiles("", "dead-letters.ndjson"));

    /** The topics of records. */
    public static final List<RecordTopic<?, ?>> RECORDS = List.of(KPIS, COHORTS, CHURN_RISK, LIFECYCLE, PULSE, MODEL);

    /** All topics, in the order in which they are shown; dead letters last. */
    public static final List<OutputTopic> ALL =
            Stream.concat(RECORDS.stream(), Stream.of(DEAD_LETTERS)).toList();

    private OutputTopics() {}

    private static Declaration topic(String setting, String defaultName, String documentation, TopicShape shape) {
        return Declaration.of(setting, defaultName, documentation, shape);
    }
}
