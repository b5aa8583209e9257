package io.tideline.app.ingest;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Future;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.clients.producer.Callback;
import org.apache.kafka.clients.producer.MockProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.serialization.StringSerializer;

/**
 * Kafka's mock producer in a process that dies at a given record, or in the middle of a given flush. What was not flushed by
 * then counts as lost.
 */
class RecordingProducer extends MockProducer<String, SpecificRecord> {
    private final List<ProducerRecord<String, SpecificRecord>> acknowledged = new ArrayList<>();
    private final long recordsUntilKilled;
    private final long flushesUntilKilled;
    private long sent;
    private long flushed;

    RecordingProducer() {
        this(Long.MAX_VALUE, Long.MAX_VALUE);
    }

    RecordingProducer(long recordsUntilKilled, long flushesUntilKilled) {
        super(false, null, new StringSerializer(), (topic, value) -> new byte[0]);
        this.recordsUntilKilled = recordsUntilKilled;
        this.flushesUntilKilled = flushesUntilKilled;
    }

    @Override
    public synchronized Future<RecordMetadata> send(ProducerRecord<String, SpecificRecord> record, Callback callback) {
        if (++sent > recordsUntilKilled) {
            throw new Killed();
        }
        return super.send(record, callback);
    }

    @Override
    public synchronized void flush() {
        boolean killed = ++flushed > flushesUntilKilled;
        super.flush();
        List<ProducerRecord<String, SpecificRecord>> waiting = history();
        acknowledged.addAll(killed ? waiting.subList(0, waiting.size() / 2) : waiting);
        clear();
        if (killed) {
            throw new Killed();
        }
    }

    /** Records whose acknowledgement somebody waited for. */
    List<ProducerRecord<String, SpecificRecord>> acknowledged() {
        return acknowledged;
    }

    /** Stands for the end of the process: no code of ours expects it. */
    static final class Killed extends Error {
        private static final long serialVersionUID = 1L;
    }
}
