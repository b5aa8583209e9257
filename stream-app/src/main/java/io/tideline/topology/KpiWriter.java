package io.tideline.topology;

import io.tideline.codec.KpiRecords;
import io.tideline.retention.RetentionKpi;
import org.apache.kafka.common.serialization.Serializer;
import org.apache.kafka.streams.processor.api.ContextualProcessor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;

/** Writes rows as records of the contract. Has a serializer of its own, because a sink's is shared by all threads. */
final class KpiWriter extends ContextualProcessor<String, RollupOutput, String, byte[]> {
    private final Blueprint blueprint;
    private final KpiRecords records;
    private Serializer<RetentionKpi> serializer;

    KpiWriter(Blueprint blueprint) {
        this.blueprint = blueprint;
        this.records = new KpiRecords(
                blueprint.rules().calendar(), blueprint.settings().store().currency());
    }

    @Override
    public void init(ProcessorContext<String, byte[]> context) {
        super.init(context);
        serializer = new AvroSerdes(blueprint.settings()).serializer();
    }

    @Override
    public void process(Record<String, RollupOutput> record) {
        RollupOutput.OfKpi row = (RollupOutput.OfKpi) record.value();
        byte[] value = serializer.serialize(blueprint.settings().topics().kpis(), records.record(row.key(), row.row()));
        context().forward(record.withValue(value));
    }

    @Override
    public void close() {
        serializer.close();
    }
}
