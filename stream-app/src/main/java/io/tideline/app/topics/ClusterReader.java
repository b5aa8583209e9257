package io.tideline.app.topics;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Config;
import org.apache.kafka.clients.admin.ConfigEntry;
import org.apache.kafka.clients.admin.TopicDescription;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.Node;
import org.apache.kafka.common.config.ConfigResource;
import org.apache.kafka.common.errors.AuthorizationException;
import org.apache.kafka.common.errors.UnknownTopicOrPartitionException;

/** Reads what a cluster has of some topics. */
final class ClusterReader {

    private final ClusterConnection connection;

    ClusterReader(ClusterConnection connection) {
        this.connection = connection;
    }

    ClusterDescription read(Collection<String> names) {
        Collection<Node> nodes =
                connection.require(connection.admin().describeCluster().nodes());
        List<TopicDescription> existing = existing(names);
        List<ConfigResource> resources = existing.stream()
                .map(topic -> new ConfigResource(ConfigResource.Type.TOPIC, topic.name()))
                .toList();
        Map<ConfigResource, Config> configs =
                connection.require(connection.admin().describeConfigs(resources).all());
        List<DescribedTopic> topics = existing.stream()
                .map(topic ->
                        described(topic, configs.get(new ConfigResource(ConfigResource.Type.TOPIC, topic.name()))))
                .toList();
        return ClusterDescription.of(nodes.size(), brokerConfigs(nodes), topics);
    }

    private List<TopicDescription> existing(Collection<String> names) {
        List<TopicDescription> found = new ArrayList<>();
        Map<String, KafkaFuture<TopicDescription>> answers =
                connection.admin().describeTopics(names).topicNameValues();
        answers.values().forEach(answer -> ifExists(answer).ifPresent(found::add));
        return found;
    }

    private Optional<TopicDescription> ifExists(KafkaFuture<TopicDescription> answer) {
        try {
            return Optional.of(connection.await(answer));
        } catch (ExecutionException failed) {
            if (failed.getCause() instanceof UnknownTopicOrPartitionException) {
                return Optional.empty();
            }
            throw connection.failure("describe its topics", failed.getCause());
        }
    }

    /** Of any broker, for they are configured alike; nothing where that takes a right that we do not have. */
    private Map<String, String> brokerConfigs(Collection<Node> nodes) {
        Optional<ConfigResource> broker =
                nodes.stream().findFirst().map(node -> new ConfigResource(ConfigResource.Type.BROKER, node.idString()));
        if (broker.isEmpty()) {
            return Map.of();
        }
        try {
            return values(connection.await(connection
                    .admin()
                    .describeConfigs(List.of(broker.get()))
                    .values()
                    .get(broker.get())));
        } catch (ExecutionException failed) {
            if (failed.getCause() instanceof AuthorizationException) {
                return Map.of();
            }
            throw connection.failure("tell its configuration", failed.getCause());
        }
    }

    private static DescribedTopic described(TopicDescription topic, Config config) {
        int replicas = topic.partitions().get(0).replicas().size();
        return new DescribedTopic(topic.name(), topic.partitions().size(), replicas, values(config));
    }

    /** Configurations that have a value and are no secret, by name. */
    private static Map<String, String> values(Config config) {
        Map<String, String> values = new HashMap<>();
        for (ConfigEntry entry : config.entries()) {
            Optional.ofNullable(entry.value()).ifPresent(value -> values.put(entry.name(), value));
        }
        return values;
    }
}
