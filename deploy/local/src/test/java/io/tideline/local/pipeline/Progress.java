package io.tideline.local.pipeline;

import io.tideline.config.Settings;
import io.tideline.contract.OutputTopics;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.IntStream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.ListOffsetsOptions;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.IsolationLevel;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.TopicPartition;

/** How far an application is, as the broker sees it from outside. */
final class Progress implements AutoCloseable {
    private static final long ANSWER_SECONDS = 30;

    private final Settings settings;
    private final int partitions;
    private final List<String> written;
    private final Admin admin;

    Progress(Settings settings, int partitions) {
        this.settings = settings;
        this.partitions = partitions;
        this.written = List.of(
                settings.connection().applicationId() + "-ledgers-changelog",
                settings.topics().of(OutputTopics.LIFECYCLE),
                settings.topics().of(OutputTopics.CHURN_RISK));
        this.admin = Admin.create(settings.kafka().admin());
    }

    /** Events whose processing is committed. */
    long committed() {
        String group = settings.connection().applicationId();
        Map<TopicPartition, OffsetAndMetadata> offsets =
                await(admin.listConsumerGroupOffsets(group).partitionsToOffsetAndMetadata());
        return offsets.entrySet().stream()
                .filter(offset ->
                        settings.topics().inputs().contains(offset.getKey().topic()))
                .filter(offset -> offset.getValue() != null)
                .mapToLong(offset -> offset.getValue().offset())
                .sum();
    }

    /** Events that have arrived. */
    long arrived() {
        return ends(settings.topics().inputs(), partitions, IsolationLevel.READ_UNCOMMITTED);
    }

    /** What is written as events are counted, that of transactions that are open or were given up included. */
    long written() {
        return ends(written, partitions, IsolationLevel.READ_UNCOMMITTED);
    }

    /** How much of it belongs to a transaction that is still open, or comes after such a one. */
    long writtenButOpen() {
        return written() - ends(written, partitions, IsolationLevel.READ_COMMITTED);
    }

    /** Models that were sent, that of a transaction that is open included. */
    long models() {
        return ends(List.of(settings.topics().of(OutputTopics.MODEL)), 1, IsolationLevel.READ_UNCOMMITTED);
    }

    private long ends(Collection<String> topics, int partitionsOfEach, IsolationLevel isolation) {
        Map<TopicPartition, OffsetSpec> wanted = new HashMap<>();
        topics.forEach(topic -> IntStream.range(0, partitionsOfEach)
                .forEach(partition -> wanted.put(new TopicPartition(topic, partition), OffsetSpec.latest())));
        return await(admin.listOffsets(wanted, new ListOffsetsOptions(isolation))
                        .all())
                .values()
                .stream()
                .mapToLong(end -> end.offset())
                .sum();
    }

    private static <T> T await(KafkaFuture<T> answer) {
        try {
            return answer.get(ANSWER_SECONDS, TimeUnit.SECONDS);
        } catch (InterruptedException | ExecutionException | TimeoutException failure) {
            throw new IllegalStateException("the broker did not answer: " + failure.getMessage(), failure);
        }
    }

    @Override
    public void close() {
        admin.close();
    }
}
