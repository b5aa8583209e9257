package io.tideline.app.topics;

import io.tideline.config.Settings;
import io.tideline.config.TopicSettings;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;

/** Clusters as a test needs them: all topics as the plan wants them, then one thing changed. */
final class Clusters {

    static final TopicSettings TOPICS = Settings.of(Map.of()).topics();
    static final Map<String, String> BROKER = Map.of(
            "message.max.bytes", "1048588",
            "log.message.timestamp.before.max.ms", "9223372036854775807");
    static final ClusterDescription EMPTY = ClusterDescription.of(3, BROKER, List.of());

    private Clusters() {}

    /** The cluster after a plan for it has been applied. */
    static ClusterDescription after(TopicPlan plan, ClusterDescription before) {
        Map<String, DescribedTopic> topics = new HashMap<>(before.topics());
        for (TopicAction action : plan.actions()) {
            Map<String, String> configs = new HashMap<>(
                    before.topic(action.topic()).map(DescribedTopic::configs).orElse(Map.of()));
            configs.putAll(action.configs());
            topics.put(
                    action.topic(),
                    new DescribedTopic(
                            action.topic(), action.partitions(), Math.max(1, action.replicationFactor()), configs));
        }
        return ClusterDescription.of(before.brokers(), before.brokerConfigs(), topics.values());
    }

    /** A cluster that has every topic as it has to be. */
    static ClusterDescription complete() {
        return after(TopicPlan.of(TOPICS, EMPTY), EMPTY);
    }

    /** A cluster with one topic changed. */
    static ClusterDescription with(ClusterDescription cluster, String topic, UnaryOperator<DescribedTopic> change) {
        Map<String, DescribedTopic> topics = new HashMap<>(cluster.topics());
        topics.put(topic, change.apply(topics.get(topic)));
        return ClusterDescription.of(cluster.brokers(), cluster.brokerConfigs(), topics.values());
    }

    /** A cluster without one topic. */
    static ClusterDescription without(ClusterDescription cluster, String topic) {
        List<DescribedTopic> topics = new ArrayList<>(cluster.topics().values());
        topics.removeIf(found -> found.name().equals(topic));
        return ClusterDescription.of(cluster.brokers(), cluster.brokerConfigs(), topics);
    }

    static UnaryOperator<DescribedTopic> config(String key, String value) {
        return topic -> {
            Map<String, String> configs = new HashMap<>(topic.configs());
            configs.put(key, value);
            return new DescribedTopic(topic.name(), topic.partitions(), topic.replicationFactor(), configs);
        };
    }

    static UnaryOperator<DescribedTopic> partitions(int partitions) {
        return topic -> new DescribedTopic(topic.name(), partitions, topic.replicationFactor(), topic.configs());
    }
}
