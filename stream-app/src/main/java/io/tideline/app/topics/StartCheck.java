package io.tideline.app.topics;

import io.tideline.config.TopicSettings;
import io.tideline.contract.OutputTopics;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import org.apache.kafka.common.config.TopicConfig;

/**
 * Whether the application can start on the topics of a cluster; pure.
 *
 * <p>Looks only at what would stop it or lose something. Kafka Streams waits without an end and without an error for an
 * output topic that does not exist, so this is the only place that says so.
 */
public final class StartCheck {

    private static final String APPLY = "tideline topics apply";

    private final TopicSettings settings;
    private final ClusterDescription cluster;
    private final long largestRecordBytes;

    private StartCheck(TopicSettings settings, ClusterDescription cluster, long largestRecordBytes) {
        this.settings = settings;
        this.cluster = cluster;
        this.largestRecordBytes = largestRecordBytes;
    }

    /**
     * What is wrong with the topics of a cluster.
     *
     * @param largestRecordBytes the largest record that the producers of the pipeline send
     */
    public static List<Finding> topics(TopicSettings settings, ClusterDescription cluster, long largestRecordBytes) {
        return new StartCheck(settings, cluster, largestRecordBytes).findings();
    }

    private List<Finding> findings() {
        List<Finding> findings = new ArrayList<>();
        settings.inputs().forEach(name -> exists(name).ifPresent(findings::add));
        settings.outputs().forEach(name -> exists(name).ifPresent(findings::add));
        equalPartitions().ifPresent(findings::add);
        cluster.topic(settings.of(OutputTopics.DEAD_LETTERS))
                .flatMap(this::roomForDeadLetters)
                .ifPresent(findings::add);
        recordsCanBeSent().ifPresent(findings::add);
        settings.inputs().forEach(name -> cluster.topic(name).ifPresent(topic -> addHistory(topic, findings)));
        return findings;
    }

    private Optional<Finding> exists(String name) {
        return cluster.topic(name).isPresent()
                ? Optional.empty()
                : Optional.of(Finding.violation("Topic " + name + " does not exist. Create it with: " + APPLY));
    }

    private Optional<Finding> equalPartitions() {
        List<DescribedTopic> inputs = settings.inputs().stream()
                .flatMap(name -> cluster.topic(name).stream())
                .toList();
        TreeSet<Integer> counts =
                new TreeSet<>(inputs.stream().map(DescribedTopic::partitions).toList());
        if (settings.rekeyInput() || counts.size() < 2) {
            return Optional.empty();
        }
        List<String> words = inputs.stream()
                .map(topic -> topic.name() + " has " + topic.partitions())
                .toList();
        return Optional.of(Finding.violation("Input topics must have equal numbers of partitions, but "
                + String.join(", ", words) + ". Copy the smaller ones into topics with " + counts.last()
                + " partitions, or set input.rekey=true"));
    }

    private Optional<Finding> roomForDeadLetters(DescribedTopic deadLetters) {
        long least = TopicContract.leastDeadLetterBytes(cluster.largestBatchBytes(settings.inputs()));
        long actual = deadLetters.number(TopicConfig.MAX_MESSAGE_BYTES_CONFIG).orElse(least);
        return actual >= least
                ? Optional.empty()
                : Optional.of(
                        Finding.violation("Topic " + deadLetters.name() + " must take records of at least " + least
                                + " bytes (max.message.bytes) to keep the largest input with its reasons, was " + actual
                                + ". Change it with: " + APPLY));
    }

    private Optional<Finding> recordsCanBeSent() {
        long least = TopicContract.leastDeadLetterBytes(cluster.largestBatchBytes(settings.inputs()));
        return largestRecordBytes >= least
                ? Optional.empty()
                : Optional.of(Finding.violation("kafka.producer.max.request.size must be at least " + least
                        + " bytes, the largest input record with its reasons, was " + largestRecordBytes));
    }

    private static void addHistory(DescribedTopic input, List<Finding> findings) {
        String policy = input.config(TopicConfig.CLEANUP_POLICY_CONFIG).orElse(TopicConfig.CLEANUP_POLICY_DELETE);
        if (policy.contains(TopicConfig.CLEANUP_POLICY_COMPACT)) {
            findings.add(Finding.violation("Topic " + input.name() + " must not be compacted, or only the last event of"
                    + " each customer is kept, but cleanup.policy is " + policy + ". Change it with: " + APPLY));
        }
        if (policy.contains(TopicConfig.CLEANUP_POLICY_DELETE)) {
            bound(input, TopicConfig.RETENTION_MS_CONFIG, "ms").ifPresent(findings::add);
            bound(input, TopicConfig.RETENTION_BYTES_CONFIG, "bytes per partition")
                    .ifPresent(findings::add);
        }
    }

    private static Optional<Finding> bound(DescribedTopic input, String key, String unit) {
        return input.number(key).stream()
                .filter(number -> number >= 0)
                .mapToObj(number -> Finding.warning("Topic " + input.name() + " keeps events for " + number + " "
                        + unit + " only (" + key + "), so figures cannot be counted again from the beginning."
                        + " Keep them with: " + APPLY))
                .findFirst();
    }
}
