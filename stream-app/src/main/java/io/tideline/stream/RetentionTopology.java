package io.tideline.stream;

import static org.apache.kafka.streams.state.Stores.inMemoryKeyValueStore;

import io.tideline.config.TopicSettings;
import io.tideline.contract.CohortRecords;
import io.tideline.contract.KpiRecords;
import io.tideline.contract.LifecycleRecords;
import io.tideline.contract.ModelRecords;
import io.tideline.contract.RiskRecords;
import io.tideline.storage.StoreNames;
import io.tideline.stream.ledger.LedgerProcessor;
import io.tideline.stream.message.DeadLetterWriter;
import io.tideline.stream.message.LedgerOutput;
import io.tideline.stream.message.RekeyOutput;
import io.tideline.stream.message.RollupInput;
import io.tideline.stream.message.RollupInputSerde;
import io.tideline.stream.message.RollupOutput;
import io.tideline.stream.message.RollupPartitioner;
import io.tideline.stream.pulse.PulseTopology;
import io.tideline.stream.rekey.RekeyProcessor;
import io.tideline.stream.rollup.RollupProcessor;
import java.util.Properties;
import java.util.Set;
import org.apache.kafka.common.serialization.Serde;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.streams.StreamsBuilder;
import org.apache.kafka.streams.StreamsConfig;
import org.apache.kafka.streams.Topology;
import org.apache.kafka.streams.TopologyConfig;
import org.apache.kafka.streams.kstream.Consumed;
import org.apache.kafka.streams.kstream.KStream;
import org.apache.kafka.streams.kstream.Materialized;
import org.apache.kafka.streams.kstream.Named;
import org.apache.kafka.streams.kstream.Produced;
import org.apache.kafka.streams.kstream.Repartitioned;

/**
 * The whole pipeline on one page.
 *
 * <pre>
 * inputs -> events -> ledger -> sums (repartitioned by dimension) -> rollup -> retention.kpis
 *                         \--> retention.lifecycle                         \--> retention.cohorts
 *                         \--> retention.churn-risk                        \--> retention.model, read back by all
 *                         \--> pulse -> retention.pulse
 *                         \--> retention.dead-letters
 *
 * with input.rekey: inputs -> events -> rekey (repartitioned by customer) -> ledger
 *                                            \--> retention.dead-letters
 * </pre>
 */
public final class RetentionTopology {
    private static final Serde<byte[]> BYTES = Serdes.ByteArray();

    private final Blueprint blueprint;
    private final TopicSettings topics;

    private RetentionTopology(Blueprint blueprint) {
        this.blueprint = blueprint;
        this.topics = blueprint.settings().topics();
    }

    /** Builds the topology of a blueprint. */
    public static Topology of(Blueprint blueprint) {
        return new RetentionTopology(blueprint).build();
    }

    private Topology build() {
        Properties properties = new Properties();
        properties.putAll(blueprint.settings().kafka().streams());
        StreamsBuilder builder = new StreamsBuilder(new TopologyConfig(new StreamsConfig(properties)));

        builder.globalTable(
                topics.model(),
                Consumed.with(Serdes.String(), BYTES).withName("models-source"),
                Materialized.<String, byte[]>as(inMemoryKeyValueStore(StoreNames.MODELS))
                        .withKeySerde(Serdes.String())
                        .withValueSerde(BYTES));
        KStream<byte[], byte[]> events = builder.stream(
                topics.inputs(),
                Consumed.with(BYTES, BYTES)
                        .withTimestampExtractor(new EveryTimestamp())
                        .withName(Nodes.EVENTS));
        KStream<byte[], byte[]> byCustomer = topics.rekeyInput() ? rekeyed(events) : events;
        KStream<String, LedgerOutput> ledger = byCustomer.process(ledgers(), Named.as(Nodes.LEDGER));
        ledger.process(DeadLetterWriter::new, Named.as(Nodes.DEAD_LETTERS))
                .to(topics.deadLetters(), Produced.with(BYTES, BYTES).withName("dead-letter-topic"));
        ledger.process(this::lifecycleRecords, Named.as(Nodes.LIFECYCLE_RECORDS))
                .to(topics.lifecycle(), Produced.with(Serdes.String(), BYTES).withName("lifecycle-topic"));
        ledger.process(this::riskRecords, Named.as(Nodes.RISK_RECORDS))
                .to(topics.churnRisk(), Produced.with(Serdes.String(), BYTES).withName("risk-topic"));
        new PulseTopology(blueprint).build(builder, ledger);
        KStream<String, RollupInput> sums = ledger.mapValues(output -> (RollupInput) output, Named.as(Nodes.HAND_OVER))
                .repartition(Repartitioned.<String, RollupInput>as(Nodes.SUMS)
                        .withKeySerde(Serdes.String())
                        .withValueSerde(new RollupInputSerde())
                        .withStreamPartitioner(new RollupPartitioner())
                        .withNumberOfPartitions(blueprint.inputPartitions()));
        KStream<String, RollupOutput> rollup = sums.process(rollup(), Named.as(Nodes.ROLLUP));
        rollup.process(this::kpiRecords, Named.as(Nodes.KPI_RECORDS))
                .to(topics.kpis(), Produced.with(Serdes.String(), BYTES).withName("kpi-topic"));
        rollup.process(this::cohortRecords, Named.as(Nodes.COHORT_RECORDS))
                .to(topics.cohorts(), Produced.with(Serdes.String(), BYTES).withName("cohort-topic"));
        rollup.process(this::modelRecords, Named.as(Nodes.MODEL_RECORDS))
                .to(topics.model(), Produced.with(Serdes.String(), BYTES).withName("model-topic"));

        return builder.build(properties);
    }

    /** Events whose key is something else, brought to the partition of the customer in their value. */
    private KStream<byte[], byte[]> rekeyed(KStream<byte[], byte[]> events) {
        KStream<byte[], RekeyOutput> rekey = events.process(() -> new RekeyProcessor(blueprint), Named.as(Nodes.REKEY));
        rekey.process(DeadLetterWriter::new, Named.as(Nodes.REKEY_DEAD_LETTERS))
                .to(topics.deadLetters(), Produced.with(BYTES, BYTES).withName("rekey-dead-letter-topic"));
        return rekey.mapValues(
                        output -> ((RekeyOutput.OfEvent) output).arrival().value(), Named.as(Nodes.REKEYED))
                .repartition(Repartitioned.with(BYTES, BYTES)
                        .withName(Nodes.REKEY)
                        .withNumberOfPartitions(blueprint.inputPartitions()));
    }

    private RecordWriter<LedgerOutput> lifecycleRecords() {
        return new RecordWriter<>(blueprint.settings(), topics.lifecycle(), output -> {
            LedgerOutput.OfLifecycle news = (LedgerOutput.OfLifecycle) output;
            return news.row()
                    .map(row -> LifecycleRecords.record(news.customerId(), row, news.asOf()))
                    .orElse(null);
        });
    }

    private RecordWriter<LedgerOutput> riskRecords() {
        RiskRecords records = new RiskRecords(
                blueprint.rules().calendar(),
                blueprint.settings().store().currency(),
                blueprint.settings().risk().horizonDays());
        return new RecordWriter<>(blueprint.settings(), topics.churnRisk(), output -> {
            LedgerOutput.OfRisk news = (LedgerOutput.OfRisk) output;
            return news.risk()
                    .map(risk -> records.record(
                            news.customerId(),
                            risk.history(),
                            risk.assessment(),
                            risk.previousLevel(),
                            news.asOf(),
                            risk.modelVersion()))
                    .orElse(null);
        });
    }

    private RecordWriter<RollupOutput> modelRecords() {
        ModelRecords records = new ModelRecords(
                blueprint.rules().calendar().zone(),
                blueprint.settings().store().currency());
        return new RecordWriter<>(blueprint.settings(), topics.model(), output -> {
            RollupOutput.OfModel fit = (RollupOutput.OfModel) output;
            return records.record(fit.model(), fit.fitMillis());
        });
    }

    private RecordWriter<RollupOutput> kpiRecords() {
        KpiRecords records = new KpiRecords(
                blueprint.rules().calendar(), blueprint.settings().store().currency());
        return new RecordWriter<>(blueprint.settings(), topics.kpis(), output -> {
            RollupOutput.OfKpi kpi = (RollupOutput.OfKpi) output;
            return records.record(kpi.key(), kpi.row());
        });
    }

    private RecordWriter<RollupOutput> cohortRecords() {
        CohortRecords records = new CohortRecords(
                blueprint.rules().calendar(), blueprint.settings().store().currency());
        return new RecordWriter<>(blueprint.settings(), topics.cohorts(), output -> {
            RollupOutput.OfCohort cohort = (RollupOutput.OfCohort) output;
            return records.record(cohort.segment(), cohort.cell(), cohort.row());
        });
    }

    private Stateful<byte[], byte[], String, LedgerOutput> ledgers() {
        return new Stateful<>(
                () -> new LedgerProcessor(blueprint),
                Set.of(
                        StoreBuilders.byText(StoreNames.LEDGERS),
                        StoreBuilders.byText(StoreNames.INTAKE),
                        StoreBuilders.byText(StoreNames.WAITING),
                        StoreBuilders.byText(StoreNames.FORGOTTEN),
                        StoreBuilders.byBytes(StoreNames.DUE),
                        StoreBuilders.byBytes(StoreNames.AT_RISK),
                        CommitHook.builder(StoreNames.HAND_OVER)));
    }

    private Stateful<String, RollupInput, String, RollupOutput> rollup() {
        return new Stateful<>(
                () -> new RollupProcessor(blueprint),
                Set.of(
                        StoreBuilders.byBytes(StoreNames.SUMS),
                        StoreBuilders.byBytes(StoreNames.SEGMENTS),
                        StoreBuilders.byText(StoreNames.ROWS),
                        StoreBuilders.byBytes(StoreNames.MODEL_COUNTS),
                        StoreBuilders.byText(StoreNames.MODEL_SCHEDULE),
                        StoreBuilders.byBytes(StoreNames.COHORT_SUMS),
                        StoreBuilders.byBytes(StoreNames.COHORT_STATES),
                        StoreBuilders.byText(StoreNames.COHORT_ROWS),
                        StoreBuilders.byBytes(StoreNames.CLOCKS)));
    }
}
