package io.tideline.contract;

import java.util.Optional;
import java.util.function.Function;
import org.apache.avro.specific.SpecificRecord;

/**
 * An output topic of records of a contract.
 *
 * @param <V> what the pipeline says of a key
 * @param <R> the record of the contract
 */
public final class RecordTopic<V, R extends SpecificRecord> extends OutputTopic {
    private final String recordsNode;
    private final String sinkNode;
    private final Class<R> recordClass;
    private final Function<V, String> key;
    private final Function<RecordContext, Function<V, R>> writers;

    /**
     * A topic.
     *
     * @param node how the names of its nodes in the topology begin
     * @param recordClass the generated class of its values
     * @param key the key of a value
     * @param writers gives for a shop what turns a value into its record, or into null for a tombstone
     */
    RecordTopic(
            Declaration declaration,
            String node,
            Class<R> recordClass,
            Function<V, String> key,
            Function<RecordContext, Function<V, R>> writers) {
        super(declaration);
        this.recordsNode = node + "-records";
        this.sinkNode = node + "-topic";
        this.recordClass = recordClass;
        this.key = key;
        this.writers = writers;
    }

    @Override
    public Optional<Class<? extends SpecificRecord>> contract() {
        return Optional.of(recordClass);
    }

    /** The generated class of the topic's values. */
    public Class<R> recordClass() {
        return recordClass;
    }

    /** The name of the node in the topology that turns values into records. */
    public String recordsNode() {
        return recordsNode;
    }

    /** The name of the node in the topology that writes the records. */
    public String sinkNode() {
        return sinkNode;
    }

    /** The key of a value. */
    public String key(V value) {
        return key.apply(value);
    }

    /** What turns a value of that shop into its record, or into null for a tombstone; for use by one thread. */
    public Function<V, R> writer(RecordContext shop) {
        return writers.apply(shop);
    }
}
