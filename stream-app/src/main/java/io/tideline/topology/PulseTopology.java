package io.tideline.topology;

import static org.apache.kafka.streams.state.Stores.inMemoryWindowStore;

import io.tideline.codec.SalesCodec;
import io.tideline.kpi.Sales;
import io.tideline.retention.RowStatus;
import io.tideline.retention.SalesPulse;
import java.time.Duration;
import java.time.Instant;
import org.apache.kafka.common.serialization.Serde;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.streams.KeyValue;
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
import org.apache.kafka.streams.kstream.Windowed;

/**
 * The pulse: ordinary windows of event time, a row whenever one changes, and a last one that says it is final.
 *
 * <pre>
 * ledger -> pulse (repartitioned to one partition) -> pulse-gate -> pulse-windows -> retention.pulse
 * </pre>
 */
final class PulseTopology {
    /** A pulse is a few rows a second, and read as one stream. */
    private static final int ONE_PARTITION = 1;

    private static final Serde<Sales> SALES =
            Serdes.serdeFrom((topic, sales) -> SalesCodec.encode(sales), (topic, bytes) -> SalesCodec.decode(bytes));

    private final Blueprint blueprint;

    PulseTopology(Blueprint blueprint) {
        this.blueprint = blueprint;
    }

    /** Adds the pulse to what the ledger sends on. */
    void build(KStream<String, LedgerOutput> ledger) {
        Duration grace = blueprint.settings().figures().pulseGrace();
        KTable<Windowed<String>, Sales> windows = ledger.mapValues(
                        output -> ((LedgerOutput.OfPulse) output).sales(), Named.as(Nodes.PULSE))
                .repartition(Repartitioned.<String, Sales>as(Nodes.PULSE)
                        .withKeySerde(Serdes.String())
                        .withValueSerde(SALES)
                        .withNumberOfPartitions(ONE_PARTITION))
                .processValues(() -> new PulseGate(grace, blueprint.observer()), Named.as("pulse-gate"))
                .groupByKey(Grouped.with("pulse-by-channel", Serdes.String(), SALES))
                .windowedBy(TimeWindows.ofSizeAndGrace(PulseWindow.LENGTH, grace))
                .aggregate(
                        () -> Sales.NONE,
                        (channel, sales, sum) -> sum.plus(sales),
                        Named.as("pulse-sums"),
                        Materialized.<String, Sales>as(inMemoryWindowStore(
                                        Stores.PULSE_WINDOWS,
                                        PulseWindow.LENGTH.plus(grace),
                                        PulseWindow.LENGTH,
                                        false))
                                .withKeySerde(Serdes.String())
                                .withValueSerde(SALES)
                                .withCachingEnabled());
        write(windows.toStream(Named.as("pulse-changes")), RowStatus.PROVISIONAL);
        KStream<Windowed<String>, Sales> closed = windows.suppress(
                        Suppressed.untilWindowCloses(BufferConfig.unbounded()).withName(Stores.PULSE_FINAL))
                .toStream(Named.as("pulse-closed"));
        write(closed, RowStatus.FINAL);
    }

    private void write(KStream<Windowed<String>, Sales> sales, RowStatus status) {
        String suffix = status == RowStatus.FINAL ? "final" : "provisional";
        sales.map((window, sum) -> row(window, sum, status), Named.as("pulse-rows-" + suffix))
                .process(
                        () -> new RecordWriter<>(
                                blueprint.settings(),
                                blueprint.settings().topics().pulse(),
                                row -> row),
                        Named.as("pulse-records-" + suffix))
                .to(
                        blueprint.settings().topics().pulse(),
                        Produced.with(Serdes.String(), Serdes.ByteArray()).withName("pulse-topic-" + suffix));
    }

    private KeyValue<String, SalesPulse> row(Windowed<String> window, Sales sales, RowStatus status) {
        SalesPulse row = new SalesPulse();
        row.setChannel(window.key());
        row.setWindowStart(Instant.ofEpochMilli(window.window().start()));
        row.setWindowEnd(Instant.ofEpochMilli(window.window().end()));
        row.setOrders(sales.orders());
        row.setOrdersWithoutRate(sales.ordersWithoutRate());
        row.setRevenue(sales.revenue().amount());
        row.setCurrency(blueprint.settings().store().currency());
        row.setSignups(sales.signups());
        row.setStatus(status);
        if (status == RowStatus.FINAL) {
            blueprint
                    .observer()
                    .pulse(
                            window.key(),
                            window.window().end(),
                            sales.orders(),
                            sales.revenue().amount(),
                            sales.signups());
        }
        return KeyValue.pair(window.key(), row);
    }
}
