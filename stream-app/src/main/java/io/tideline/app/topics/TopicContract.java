package io.tideline.app.topics;

import io.tideline.config.TopicSettings;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.apache.kafka.common.config.TopicConfig;

/**
 * How each topic of the pipeline has to be, and why.
 *
 * <p>Times of records are times of events, often years old. So nothing is ever dropped by age: a broker would delete a
 * segment of old orders the moment it is written.
 *
 * <ul>
 *   <li>Inputs keep everything. They are the shop's record; all figures can be counted again from them. Compacting one
 *       would keep a single order of each customer.
 *   <li>KPIs and cohorts are compacted: the last row for a key is the truth, and one per key is enough for ever.
 *   <li>Churn risk and lifecycle are compacted, although the changes of a lifecycle would make a history: a customer who
 *       is erased must vanish from them, and a tombstone works on a compacted topic only. Compaction is forced within a
 *       week, so that what was erased is not kept by a segment nobody writes to. Changes of a lifecycle are kept for a day
 *       at least, so that a reader who is not always there misses none.
 *   <li>The model is compacted: scorers read the latest one back.
 *   <li>The pulse has one key per channel and a window in each row, so compaction would leave only the latest window. It is
 *       a stream for alerts, bounded by size instead.
 *   <li>Dead letters keep everything until somebody has looked at it. They take larger records than any input, because
 *       the reasons come on top in headers and the record may compress worse than it came.
 * </ul>
 */
final class TopicContract {

    /** Room for the headers that say why a record is a dead letter, above the largest record of an input. */
    static final long HEADER_BYTES = 64 << 10;

    private static final long PULSE_BYTES_PER_PARTITION = 1L << 30;
    private static final String FOR_EVER = "-1";
    private static final Duration LONGEST_UNTIL_COMPACTION = Duration.ofDays(7);
    private static final Duration SHORTEST_UNTIL_COMPACTION = Duration.ofDays(1);
    /** The pulse of a shop is a few rows a second and is read as one stream; a model is a row a week. */
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
        topics.add(output(settings.kpis(), compacted()));
        topics.add(output(settings.cohorts(), compacted()));
        topics.add(output(settings.churnRisk(), erasable()));
        topics.add(output(settings.lifecycle(), erasableStory()));
        topics.add(topic(settings.pulse(), false, ONE_PARTITION, boundedBySize()));
        topics.add(topic(settings.model(), false, ONE_PARTITION, compacted()));
        topics.add(output(settings.deadLetters(), deadLetters()));
        return List.copyOf(topics);
    }

    /** An input that is missing gets as many partitions as those that exist, since theirs cannot be changed. */
    private int inputPartitions() {
        return cluster.mostPartitions(settings.inputs()).orElse(settings.partitions());
    }

    private RequiredTopic output(String name, Map<String, RequiredConfig> configs) {
        return topic(name, false, settings.partitions(), configs);
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

    private static Map<String, RequiredConfig> erasableStory() {
        Map<String, RequiredConfig> configs = new TreeMap<>(erasable());
        String millis = Long.toString(SHORTEST_UNTIL_COMPACTION.toMillis());
        configs.put(TopicConfig.MIN_COMPACTION_LAG_MS_CONFIG, RequiredConfig.exactly(millis));
        return configs;
    }

    private static Map<String, RequiredConfig> boundedBySize() {
        return Map.of(
                TopicConfig.CLEANUP_POLICY_CONFIG, RequiredConfig.exactly(TopicConfig.CLEANUP_POLICY_DELETE),
                TopicConfig.RETENTION_MS_CONFIG, RequiredConfig.exactly(FOR_EVER),
                TopicConfig.RETENTION_BYTES_CONFIG, RequiredConfig.exactly(Long.toString(PULSE_BYTES_PER_PARTITION)));
    }

    private Map<String, RequiredConfig> deadLetters() {
        long largest = cluster.largestBatchBytes(settings.inputs());
        long roomy = Math.min(2 * largest + HEADER_BYTES, Integer.MAX_VALUE);
        Map<String, RequiredConfig> configs = new TreeMap<>(kept());
        configs.put(TopicConfig.MAX_MESSAGE_BYTES_CONFIG, RequiredConfig.atLeast(leastDeadLetterBytes(largest), roomy));
        return configs;
    }
}
