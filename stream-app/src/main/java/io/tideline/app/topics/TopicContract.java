package io.tideline.app.topics;

import io.tideline.config.TopicSettings;
import io.tideline.contract.OutputTopic;
import io.tideline.contract.OutputTopics;
import io.tideline.contract.TopicShape;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.apache.kafka.common.config.TopicConfig;

/**
 * How each topic of the pipeline has to be on a cluster: what its {@link TopicShape} means to a broker.
 *
 * <p>Times of records are times of events, often years old. So nothing is ever dropped by age: a broker would delete a
 * segment of old orders the moment it is written. Inputs keep everything: they are the shop's record, and all figures can
 * be counted again from them. Compacting one would keep a single order of each customer.
 */
final class TopicContract {

    /** Room for the headers that say why a record is a dead letter, above the largest record of an input. */
    static final long HEADER_BYTES = 64 << 10;

    private static final long BOUND_BYTES_PER_PARTITION = 1L << 30;
    private static final String FOR_EVER = "-1";
    private static final Duration LONGEST_UNTIL_COMPACTION = Duration.ofDays(7);
    private static final Duration SHORTEST_UNTIL_COMPACTION = Duration.ofDays(1);
    private static final int ONE_PARTITION = 1;
    /** The broker's default for the oldest time of a record; only newer brokers know it. */
    private static final String BROKER_OLDEST_TIME = "log.message.timestamp.before.max.ms";

    private final TopicSettings settings;
    private final ClusterDescription cluster;

    private TopicContract(TopicSettings settings, ClusterDescription cluster) {
        this.settings = settings;
        this.cluster = cluster;
    }

    /** The topics of the pipeline on a cluster, inputs first. */
    static List<RequiredTopic> of(TopicSettings settings, ClusterDescription cluster) {
        return new TopicContract(settings, cluster).topics();
    }

    /** The least {@code max.message.bytes} of the dead letters, for inputs that take batches of some size. */
    static long leastDeadLetterBytes(long largestInputBytes) {
        return Math.min(largestInputBytes + HEADER_BYTES, Integer.MAX_VALUE);
    }

    private List<RequiredTopic> topics() {
        List<RequiredTopic> topics = new ArrayList<>();
        int inputPartitions = inputPartitions();
        settings.inputs().forEach(name -> topics.add(topic(name, true, inputPartitions, kept())));
        OutputTopics.ALL.forEach(output -> topics.add(output(output)));
        return List.copyOf(topics);
    }

    /** An input that is missing gets as many partitions as those that exist, since theirs cannot be changed. */
    private int inputPartitions() {
        return cluster.mostPartitions(settings.inputs()).orElse(settings.partitions());
    }

    private RequiredTopic output(OutputTopic output) {
        int partitions = output.hasOnePartition() ? ONE_PARTITION : settings.partitions();
        return topic(settings.of(output), false, partitions, configs(output.shape()));
    }

    private Map<String, RequiredConfig> configs(TopicShape shape) {
        return switch (shape) {
            case COMPACTED -> compacted();
            case ERASABLE -> erasable();
            case ERASABLE_HISTORY -> erasableHistory();
            case BOUNDED_BY_SIZE -> boundedBySize();
            case DEAD_LETTERS -> deadLetters();
        };
    }

    private RequiredTopic topic(String name, boolean input, int partitions, Map<String, RequiredConfig> configs) {
        SortedMap<String, RequiredConfig> all = new TreeMap<>(configs);
        all.put(TopicConfig.MESSAGE_TIMESTAMP_TYPE_CONFIG, RequiredConfig.exactly("CreateTime"));
        if (cluster.brokerConfigs().containsKey(BROKER_OLDEST_TIME)) {
            all.put(
                    TopicConfig.MESSAGE_TIMESTAMP_BEFORE_MAX_MS_CONFIG,
                    RequiredConfig.exactly(Long.toString(Long.MAX_VALUE)));
        }
        return new RequiredTopic(name, input, partitions, all);
    }

    private static Map<String, RequiredConfig> kept() {
        return Map.of(
                TopicConfig.CLEANUP_POLICY_CONFIG, RequiredConfig.exactly(TopicConfig.CLEANUP_POLICY_DELETE),
                TopicConfig.RETENTION_MS_CONFIG, RequiredConfig.exactly(FOR_EVER),
                TopicConfig.RETENTION_BYTES_CONFIG, RequiredConfig.exactly(FOR_EVER));
    }

    private static Map<String, RequiredConfig> compacted() {
        return Map.of(TopicConfig.CLEANUP_POLICY_CONFIG, RequiredConfig.exactly(TopicConfig.CLEANUP_POLICY_COMPACT));
    }

    private static Map<String, RequiredConfig> erasable() {
        String millis = Long.toString(LONGEST_UNTIL_COMPACTION.toMillis());
        return Map.of(
                TopicConfig.CLEANUP_POLICY_CONFIG, RequiredConfig.exactly(TopicConfig.CLEANUP_POLICY_COMPACT),
                TopicConfig.MAX_COMPACTION_LAG_MS_CONFIG, RequiredConfig.exactly(millis));
    }

    private static Map<String, RequiredConfig> erasableHistory() {
        Map<String, RequiredConfig> configs = new TreeMap<>(erasable());
        String millis = Long.toString(SHORTEST_UNTIL_COMPACTION.toMillis());
        configs.put(TopicConfig.MIN_COMPACTION_LAG_MS_CONFIG, RequiredConfig.exactly(millis));
        return configs;
    }

    private static Map<String, RequiredConfig> boundedBySize() {
        return Map.of(
                TopicConfig.CLEANUP_POLICY_CONFIG, RequiredConfig.exactly(TopicConfig.CLEANUP_POLICY_DELETE),
                TopicConfig.RETENTION_MS_CONFIG, RequiredConfig.exactly(FOR_EVER),
                TopicConfig.RETENTION_BYTES_CONFIG, RequiredConfig.exactly(Long.toString(BOUND_BYTES_PER_PARTITION)));
    }

    private Map<String, RequiredConfig> deadLetters() {
        long largest = cluster.largestBatchBytes(settings.inputs());
        long roomy = Math.min(2 * largest + HEADER_BYTES, Integer.MAX_VALUE);
        Map<String, RequiredConfig> configs = new TreeMap<>(kept());
        configs.put(TopicConfig.MAX_MESSAGE_BYTES_CONFIG, RequiredConfig.atLeast(leastDeadLetterBytes(largest), roomy));
        return configs;
    }
}
