package io.tideline.stream;

import static org.apache.kafka.streams.state.Stores.inMemoryKeyValueStore;

import io.tideline.config.TopicSettings;
import io.tideline.contract.OutputTopics;
import io.tideline.contract.RecordTopic;
import io.tideline.storage.StoreNames;
import io.tideline.stream.ledger.LedgerProcessor;
import io.tideline.stream.message.DeadLetterWriter;
import io.tideline.stream.message.LedgerOutput;
import io.tideline.stream.message.RekeyOutput;
import io.tideline.stream.message.RollupInput;
import io.tideline.stream.message.RollupInputSerde;
import io.tideline.stream.message.RollupPartitioner;
import io.tideline.stream.message.TopicOutput;
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
                topics.of(OutputTopics.MODEL),
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
                .to(
                        topics.of(OutputTopics.DEAD_LETTERS),
                        Produced.with(BYTES, BYTES).withName("dead-letter-topic"));
        write(ledger, OutputTopics.LIFECYCLE);
        write(ledger, OutputTopics.CHURN_RISK);
        new PulseTopology(blueprint).build(builder, ledger);
        KStream<String, RollupInput> sums = ledger.mapValues(RollupInput.class::cast, Named.as(Nodes.HAND_OVER))
                .repartition(Repartitioned.<String, RollupInput>as(Nodes.SUMS)
                        .withKeySerde(Serdes.String())
                        .withValueSerde(new RollupInputSerde())
                        .withStreamPartitioner(new RollupPartitioner())
                        .withNumberOfPartitions(blueprint.inputPartitions()));
        KStream<String, TopicOutput<?>> rollup = sums.process(rollup(), Named.as(Nodes.ROLLUP));
        write(rollup, OutputTopics.KPIS);
        write(rollup, OutputTopics.COHORTS);
        write(rollup, OutputTopics.MODEL);

        return builder.build(properties);
    }

    /** Events whose key is something else, brought to the partition of the customer in their value. */
    private KStream<byte[], byte[]> rekeyed(KStream<byte[], byte[]> events) {
        KStream<byte[], RekeyOutput> rekey = events.process(() -> new RekeyProcessor(blueprint), Named.as(Nodes.REKEY));
        rekey.process(DeadLetterWriter::new, Named.as(Nodes.REKEY_DEAD_LETTERS))
                .to(
                        topics.of(OutputTopics.DEAD_LETTERS),
                        Produced.with(BYTES, BYTES).withName("rekey-dead-letter-topic"));
        return rekey.mapValues(
                        output -> ((RekeyOutput.OfEvent) output).arrival().value(), Named.as(Nodes.REKEYED))
                .repartition(Repartitioned.with(BYTES, BYTES)
                        .withName(Nodes.REKEY)
                        .withNumberOfPartitions(blueprint.inputPartitions()));
    }

    /** Writes what a processor says in a topic. */
    private <W> void write(KStream<String, W> said, RecordTopic<?, ?> topic) {
        said.process(() -> RecordWriter.among(blueprint, topic), Named.as(topic.recordsNode()))
                .to(topics.of(topic), Produced.with(Serdes.String(), BYTES).withName(topic.sinkNode()));
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

    private Stateful<String, RollupInput, String, TopicOutput<?>> rollup() {
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
