package io.tideline.benchmarks;

import io.tideline.admission.Input;
import io.tideline.commerce.OrderCompleted;
import io.tideline.config.Settings;
import io.tideline.config.kafka.AvroSerdes;
import java.nio.ByteBuffer;
import java.util.Properties;
import java.util.Set;
import org.apache.kafka.common.serialization.Deserializer;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.streams.KafkaStreams;
import org.apache.kafka.streams.StreamsBuilder;
import org.apache.kafka.streams.StreamsConfig;
import org.apache.kafka.streams.kstream.Consumed;
import org.apache.kafka.streams.kstream.Named;
import org.apache.kafka.streams.processor.api.ContextualProcessor;
import org.apache.kafka.streams.processor.api.Processor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.ProcessorSupplier;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.state.KeyValueStore;
import org.apache.kafka.streams.state.StoreBuilder;
import org.apache.kafka.streams.state.Stores;

/**
 * Baseline (b): the smallest stateful application. It decodes each order and counts it by customer in a persistent, logged
 * store, with one get and one put, exactly-once.
 */
final class SmallestStateful {
    private static final String STORE = "orders-by-customer";

    private SmallestStateful() {}

    static Measurement run(Settings settings, long from, long to) throws InterruptedException {
        Stopwatch stopwatch = new Stopwatch(from, to);
        StreamsBuilder builder = new StreamsBuilder();
        builder.stream(
                        settings.topics().of(Input.PURCHASES),
                        Consumed.with(Serdes.String(), Serdes.ByteArray()).withName("events"))
                .process(new Supplier(settings, stopwatch), Named.as("count"));
        Properties properties = new Properties();
        properties.putAll(settings.kafka().streams());
        properties.put(StreamsConfig.APPLICATION_ID_CONFIG, "smallest-stateful-" + System.nanoTime());
        try (KafkaStreams streams = new KafkaStreams(builder.build(), properties)) {
            streams.start();
            return stopwatch.await();
        }
    }

    private record Supplier(Settings settings, Stopwatch stopwatch)
            implements ProcessorSupplier<String, byte[], Void, Void> {
        @Override
        public Processor<String, byte[], Void, Void> get() {
            return new Counting(new AvroSerdes(settings).deserializer(OrderCompleted.class), stopwatch);
        }

        @Override
        public Set<StoreBuilder<?>> stores() {
            return Set.of(Stores.keyValueStoreBuilder(
                            Stores.persistentKeyValueStore(STORE), Serdes.String(), Serdes.ByteArray())
                    .withCachingDisabled());
        }
    }

    private static final class Counting extends ContextualProcessor<String, byte[], Void, Void> {
        private final Deserializer<Object> avro;
        private final Stopwatch stopwatch;
        private KeyValueStore<String, byte[]> store;

        Counting(Deserializer<Object> avro, Stopwatch stopwatch) {
            this.avro = avro;
            this.stopwatch = stopwatch;
        }

        @Override
        public void init(ProcessorContext<Void, Void> context) {
            super.init(context);
            store = context.getStateStore(STORE);
        }

        @Override
        public void process(Record<String, byte[]> record) {
            OrderCompleted order = (OrderCompleted) avro.deserialize("", record.headers(), record.value());
            byte[] known = store.get(order.getCustomerId());
            long orders = known == null ? 0 : ByteBuffer.wrap(known).getLong();
            store.put(
                    order.getCustomerId(),
                    ByteBuffer.allocate(Long.BYTES).putLong(orders + 1).array());
            stopwatch.event();
        }
    }
}
