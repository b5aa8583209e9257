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
 * Gives each event the customer id in its value as key, so that a repartition brings it to its customer's ledger.
 *
 * <p>Only what passes every rule that needs no state is sent on; the rest has no customer to go to. The ledger decodes
 * the bytes again, which costs less than a format of our own between the two would explain.
 */
public final class RekeyProcessor implements Processor<byte[], byte[], byte[], RekeyOutput> {
    private final Blueprint blueprint;
    private final Map<String, Input> inputs;
    private Admission admission;
    private ProcessorContext<byte[], RekeyOutput> context;

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
        SourceRecord arrival = SourceRecords.of(record, context.recordMetadata().orElseThrow());
        try {
            CustomerEvent event = admission.admit(arrival, inputs.get(arrival.topic()), context.currentSystemTimeMs());
            context.forward(
                    new Record<>(
                            event.customerId().getBytes(UTF_8),
                            new RekeyOutput.OfEvent(arrival),
                            record.timestamp(),
                            SourceHeader.after(arrival)),
                    Nodes.REKEYED);
        } catch (RejectedException fault) {
            blueprint.observer().rejected(fault.rejection().code());
            context.forward(
                    new Record<>(new byte[0], new DeadLetter(arrival, fault.rejection()), record.timestamp()),
                    Nodes.REKEY_DEAD_LETTERS);
        }
    }

    @Override
    public void close() {
        admission.close();
    }
}
