package io.tideline.stream.rekey;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.tideline.admission.Input;
import io.tideline.admission.RejectedException;
import io.tideline.admission.SourceRecord;
import io.tideline.event.CustomerEvent;
import io.tideline.stream.Admission;
import io.tideline.stream.Blueprint;
import io.tideline.stream.Nodes;
import io.tideline.stream.message.DeadLetter;
import io.tideline.stream.message.RekeyOutput;
import io.tideline.stream.message.SourceHeader;
import io.tideline.stream.message.SourceRecords;
import java.util.Map;
import java.util.stream.Collectors;
import org.apache.kafka.streams.processor.api.Processor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;

/**
 * Gives each event the customer id in its value as key, so that the repartition brings it to its customer's ledger.
 *
 * <p>A record that breaks a rule of admission is a dead letter here, because nobody can tell whose it is. The others go on
 * as they came and are decoded again by the ledger, which costs less than an internal format would.
 */
public final class RekeyProcessor implements Processor<byte[], byte[], byte[], RekeyOutput> {
    private final Blueprint blueprint;
    private final Map<String, Input> inputs;
    private Admission admission;
    private ProcessorContext<byte[], RekeyOutput> context;

    /** Makes a processor of one task. */
    public RekeyProcessor(Blueprint blueprint) {
        this.blueprint = blueprint;
        this.inputs = blueprint.inputTopics().entrySet().stream()
                .collect(Collectors.toUnmodifiableMap(Map.Entry::getValue, Map.Entry::getKey));
    }

    @Override
    public void init(ProcessorContext<byte[], RekeyOutput> initContext) {
        context = initContext;
        admission = Admission.of(blueprint.settings());
    }

    @Override
    public void process(Record<byte[], byte[]> record) {
        SourceRecord source = SourceRecords.of(record, context.recordMetadata().orElseThrow());
        try {
            CustomerEvent event = admission.admit(source, inputs.get(source.topic()), context.currentSystemTimeMs());
            context.forward(
                    new Record<>(
                            event.customerId().getBytes(UTF_8),
                            new RekeyOutput.OfEvent(source),
                            record.timestamp(),
                            SourceHeader.after(source)),
                    Nodes.REKEYED);
        } catch (RejectedException fault) {
            blueprint.observer().rejected(fault.rejection().code());
            context.forward(
                    new Record<>(new byte[0], new DeadLetter(source, fault.rejection()), record.timestamp()),
                    Nodes.REKEY_DEAD_LETTERS);
        }
    }

    @Override
    public void close() {
        admission.close();
    }
}
