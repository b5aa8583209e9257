package io.tideline.benchmarks;

import io.tideline.admission.Input;
import io.tideline.commerce.OrderCompleted;
import io.tideline.config.Settings;
import io.tideline.config.kafka.AvroSerdes;
import java.lang.management.ManagementFactory;
import java.time.Duration;
import java.util.List;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.Deserializer;

/** Baseline (a): a consumer that reads and decodes, and does nothing else. */
final class DecodingConsumer {
    private DecodingConsumer() {}

    static Measurement run(Settings settings, long from, long to) {
        TopicPartition partition = new TopicPartition(settings.topics().of(Input.PURCHASES), 0);
        try (Deserializer<Object> avro = new AvroSerdes(settings).deserializer(OrderCompleted.class);
                KafkaConsumer<byte[], byte[]> consumer = new KafkaConsumer<>(
                        settings.kafka().consumer(), new ByteArrayDeserializer(), new ByteArrayDeserializer())) {
            consumer.assign(List.of(partition));
            consumer.seekToBeginning(List.of(partition));
            long wall = 0;
            long cpu = 0;
            long seen = 0;
            while (seen < to) {
                for (ConsumerRecord<byte[], byte[]> record : consumer.poll(Duration.ofMillis(100))) {
                    avro.deserialize(record.topic(), record.headers(), record.value());
                    if (++seen == from) {
                        wall = System.nanoTime();
                        cpu = threadCpu();
                    }
                }
            }
            return new Measurement(seen - from, System.nanoTime() - wall, threadCpu() - cpu);
        }
    }

    private static long threadCpu() {
        return ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
    }
}
