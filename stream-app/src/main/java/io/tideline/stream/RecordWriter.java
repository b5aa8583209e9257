package io.tideline.stream;

import io.tideline.config.Settings;
import io.tideline.config.kafka.AvroSerdes;
import java.util.function.Function;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.common.serialization.Serializer;
import org.apache.kafka.streams.processor.api.ContextualProcessor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;

/**
 * Writes what a processor sends on as records of the contract. Has a serializer of its own, because a sink's is shared by
 * all threads.
 *
 * @param <V> what the processor before sends on
 */
public final class RecordWriter<V> extends ContextualProcessor<String, V, String, byte[]> {
    private final Settings settings;
    private final String topic;
    private final Function<V, SpecificRecord> contract;
    private Serializer<SpecificRecord> serializer;

    /**
     * A writer to one topic.
     *
     * @param contract the record of a value; null for a tombstone, as the serializers have it
     */
    public RecordWriter(Settings settings, String topic, Function<V, SpecificRecord> contract) {
        this.settings = settings;
        this.topic = topic;
        this.contract = contract;
    }

    @Override
    public void init(ProcessorContext<String, byte[]> context) {
        super.init(context);
        serializer = new AvroSerdes(settings).serializer();
    }

    @Override
    public void process(Record<String, V> record) {
        context().forward(record.withValue(serializer.serialize(topic, contract.apply(record.value()))));
    }

    @Override
    public void close() {
        serializer.close();
    }
}
