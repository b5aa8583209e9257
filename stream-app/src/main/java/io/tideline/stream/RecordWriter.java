package io.tideline.stream;

import io.tideline.config.Plan;
import io.tideline.config.Settings;
import io.tideline.config.kafka.AvroSerdes;
import io.tideline.contract.RecordTopic;
import io.tideline.stream.message.TopicOutput;
import java.util.function.Function;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.common.serialization.Serializer;
import org.apache.kafka.streams.processor.api.ContextualProcessor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;

/**
 * Writes what a processor sends on as records of a topic. Has a serializer of its own, because a sink's is shared by all
 * threads.
 *
 * @param <W> what the processor before sends on
 */
public final class RecordWriter<W> extends ContextualProcessor<String, W, String, byte[]> {
    private final Settings settings;
    private final String topic;
    private final Function<W, ? extends SpecificRecord> records;
    private Serializer<SpecificRecord> serializer;

    private RecordWriter(Plan plan, RecordTopic<?, ?> topic, Function<W, ? extends SpecificRecord> records) {
        this.settings = plan.settings();
        this.topic = settings.topics().of(topic);
        this.records = records;
    }

    /** A writer of what is said in a topic. */
    public static <V> RecordWriter<V> of(Plan plan, RecordTopic<V, ?> topic) {
        return new RecordWriter<>(plan, topic, topic.writer(plan.recordContext()));
    }

    /** A writer of what a processor said in a topic among others. */
    // Each value is forwarded to the node of its own topic, so those that come here are what this topic takes.
    @SuppressWarnings("unchecked")
    static <W, V> RecordWriter<W> among(Plan plan, RecordTopic<V, ?> topic) {
        Function<V, ? extends SpecificRecord> records = topic.writer(plan.recordContext());
        return new RecordWriter<>(plan, topic, output -> records.apply(((TopicOutput<V>) output).value()));
    }

    @Override
    public void init(ProcessorContext<String, byte[]> context) {
        super.init(context);
        serializer = new AvroSerdes(settings).serializer();
    }

    @Override
    public void process(Record<String, W> record) {
        context().forward(record.withValue(serializer.serialize(topic, records.apply(record.value()))));
    }

    @Override
    public void close() {
        serializer.close();
    }
}
