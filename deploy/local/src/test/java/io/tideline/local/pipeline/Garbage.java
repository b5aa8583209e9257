package io.tideline.local.pipeline;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.tideline.admission.Input;
import io.tideline.app.ingest.ImportProgress;
import io.tideline.config.Settings;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/** Records among the purchases that cannot be decoded, sent in step with an import. */
final class Garbage implements ImportProgress.Listener, AutoCloseable {
    /** An import reports its progress a few times a second. */
    private static final int EACH_TIME = 3;

    private final String topic;
    private final int partitions;
    private final int total;
    private final KafkaProducer<byte[], byte[]> producer;
    private final List<Future<RecordMetadata>> sent = new ArrayList<>();

    Garbage(Settings settings, int total) {
        this.topic = settings.topics().of(Input.PURCHASES);
        this.partitions = settings.topics().partitions();
        this.total = total;
        this.producer =
                new KafkaProducer<>(settings.kafka().producer(), new ByteArraySerializer(), new ByteArraySerializer());
    }

    @Override
    public void at(ImportProgress progress) {
        send(EACH_TIME);
    }

    /** Sends what is left, and returns when all of it has arrived. */
    void sendAll() throws InterruptedException, ExecutionException {
        send(total);
        for (Future<RecordMetadata> arrival : sent) {
            arrival.get();
        }
    }

    // What is lost is missing among the dead letters, which are counted at the end.
    @SuppressWarnings("FutureReturnValueIgnored")
    private synchronized void send(int most) {
        for (int i = 0; i < most && sent.size() < total; i++) {
            byte[] text = ("garbage " + sent.size()).getBytes(UTF_8);
            sent.add(producer.send(new ProducerRecord<>(topic, sent.size() % partitions, text, text)));
        }
    }

    @Override
    public void close() {
        producer.close();
    }
}
