package io.tideline.stream.pulse;

import static org.apache.kafka.streams.state.Stores.inMemoryWindowStore;

import io.tideline.contract.OutputTopics;
import io.tideline.contract.PulseRecords;
import io.tideline.pulse.ChannelSales;
import io.tideline.pulse.PulseWindow;
import io.tideline.pulse.Sales;
import io.tideline.retention.RowStatus;
import io.tideline.retention.SalesPulse;
import io.tideline.storage.SalesCodec;
import io.tideline.storage.StoreNames;
import io.tideline.stream.Blueprint;
import io.tideline.stream.Nodes;
import io.tideline.stream.RecordWriter;
import io.tideline.stream.StoreBuilders;
import io.tideline.stream.message.LedgerOutput;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.apache.kafka.common.serialization.Serde;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.streams.KeyValue;
import org.apache.kafka.streams.StreamsBuilder;
import org.apache.kafka.streams.kstream.Grouped;
import org.apache.kafka.streams.kstream.KStream;
import org.apache.kafka.streams.kstream.KTable;
import org.apache.kafka.streams.kstream.Materialized;
import org.apache.kafka.streams.kstream.Named;
import org.apache.kafka.streams.kstream.Produced;
import org.apache.kafka.streams.kstream.Repartitioned;
import org.apache.kafka.streams.kstream.Suppressed;
import org.apache.kafka.streams.kstream.Suppressed.BufferConfig;
import org.apache.kafka.streams.kstream.TimeWindows;
import org.apache.kafka.streams.kstream.Window;
import org.apache.kafka.streams.kstream.Windowed;

/**
 * The topology of the pulse: ordinary windows of event time, with provisional rows whenever a window changes and final
 * rows when it is closed.
 *
 * <pre>
 * ledger -> pulse (repartitioned to one partition) -> pulse-gate -> pulse-windows -> retention.pulse
 * </pre>
 *
 * <p>A window holds the sales of all channels, so that they share one stream time, are closed together, and add up to the
 * row of all channels.
 */
public final class PulseTopology {
    /** The one key of the windows. */
    public static final String SHOP = "shop";

    /** One partition is enough for a few rows a second, and gives all channels one stream time. */
    private static final int ONE_PARTITION = 1;

    private static final Serde<ChannelSales> SALES =
            Serdes.serdeFrom((topic, sales) -> SalesCodec.encode(sales), (topic, bytes) -> SalesCodec.decode(bytes));

    private final Blueprint blueprint;
    private final PulseRecords rows;

    /** Makes the part of the topology that a blueprint asks for. */
    public PulseTopology(Blueprint blueprint) {
        this.blueprint = blueprint;
        this.rows = new PulseRecords(blueprint.settings().store().currency());
    }

    /** Adds the pulse behind the ledger. */
    public void build(StreamsBuilder builder, KStream<String, LedgerOutput> ledger) {
        Duration grace = blueprint.settings().figures().pulseGrace();
        builder.addStateStore(StoreBuilders.pulseTime());
        KTable<Windowed<String>, ChannelSales> windows = ledger.mapValues(
                        output -> ((LedgerOutput.OfPulse) output).sales(), Named.as(Nodes.PULSE))
                .repartition(Repartitioned.<String, ChannelSales>as(Nodes.PULSE)
                        .withKeySerde(Serdes.String())
                        .withValueSerde(SALES)
                        .withNumberOfPartitions(ONE_PARTITION))
                .processValues(
                        () -> new LatePulseFilter(grace, blueprint.observer()),
                        Named.as("pulse-gate"),
                        StoreNames.PULSE_TIME)
                .groupByKey(Grouped.with("pulse-by-window", Serdes.String(), SALES))
                .windowedBy(TimeWindows.ofSizeAndGrace(PulseWindow.LENGTH, grace))
                .aggregate(
                        () -> ChannelSales.NONE,
                        (shop, sales, sum) ->
                                blueprint.salesSum().add(sum).add(sales).sales(),
                        Named.as("pulse-sums"),
                        Materialized.<String, ChannelSales>as(inMemoryWindowStore(
                                        StoreNames.PULSE_WINDOWS,
                                        PulseWindow.LENGTH.plus(grace),
                                        PulseWindow.LENGTH,
                                        false))
                                .withKeySerde(Serdes.String())
                                .withValueSerde(SALES)
                                .withCachingEnabled());
        write(
                windows.toStream(Named.as("pulse-updates"))
                        .process(() -> new PulseChanges(rows, grace), Named.as("pulse-changes"), StoreNames.PULSE_TIME),
                "-provisional");
        write(
                windows.suppress(Suppressed.untilWindowCloses(BufferConfig.unbounded())
                                .withName(StoreNames.PULSE_FINAL))
                        .toStream(Named.as("pulse-closed"))
                        .flatMap((window, sales) -> finalRows(window.window(), sales), Named.as("pulse-final-rows")),
                "-final");
    }

    private void write(KStream<String, SalesPulse> pulse, String suffix) {
        pulse.process(
                        () -> RecordWriter.of(blueprint, OutputTopics.PULSE),
                        Named.as(OutputTopics.PULSE.recordsNode() + suffix))
                .to(
                        blueprint.settings().topics().of(OutputTopics.PULSE),
                        Produced.with(Serdes.String(), Serdes.ByteArray())
                                .withName(OutputTopics.PULSE.sinkNode() + suffix));
    }

    private List<KeyValue<String, SalesPulse>> finalRows(Window window, ChannelSales sales) {
        Map<String, Sales> byKey = PulseRecords.salesOf(sales);
        byKey.forEach((key, sold) -> blueprint
                .observer()
                .pulse(key, window.end(), sold.orders(), sold.revenue().amount(), sold.signups()));
        return byKey.entrySet().stream()
                .map(entry -> KeyValue.pair(
                        entry.getKey(),
                        rows.row(entry.getKey(), window.start(), window.end(), entry.getValue(), RowStatus.FINAL)))
                .toList();
    }
}
