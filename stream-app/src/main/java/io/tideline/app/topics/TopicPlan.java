package io.tideline.app.topics;

import io.tideline.config.TopicSettings;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * What is to be done so that a cluster has the topics of the pipeline. Never deletes a topic, never changes a number of
 * partitions: customers would move to other partitions than their state.
 *
 * @param actions one for each topic, inputs first
 */
public record TopicPlan(List<TopicAction> actions) {

    /** Copies the actions. */
    public TopicPlan {
        actions = List.copyOf(actions);
    }

    /** The plan for a cluster; pure. */
    public static TopicPlan of(TopicSettings settings, ClusterDescription cluster) {
        return new TopicPlan(TopicContract.of(settings, cluster).stream()
                .map(topic -> cluster.topic(topic.name())
                        .map(found -> existing(topic, found, settings))
                        .orElseGet(() -> absent(topic, cluster, settings)))
                .toList());
    }

    /** Whether people have to repair something first; a plan with a conflict is not applied at all. */
    public boolean hasConflict() {
        return actions.stream().anyMatch(action -> action.kind() == TopicAction.Kind.CONFLICT);
    }

    /** The actions of a kind, in order. */
    public List<TopicAction> of(TopicAction.Kind kind) {
        return actions.stream().filter(action -> action.kind() == kind).toList();
    }

    private static TopicAction absent(RequiredTopic topic, ClusterDescription cluster, TopicSettings settings) {
        int replicas = settings.replicationFactor();
        if (replicas > cluster.brokers()) {
            String sentence = "topics.replication.factor must be at most " + cluster.brokers()
                    + ", the number of brokers, was " + replicas;
            return conflict(topic.name(), topic.partitions(), replicas, sentence);
        }
        SortedMap<String, String> configs = new TreeMap<>();
        topic.configs().forEach((key, required) -> configs.put(key, required.value()));
        return new TopicAction(
                TopicAction.Kind.CREATE, topic.name(), topic.partitions(), replicas, configs, words(configs));
    }

    private static TopicAction existing(RequiredTopic topic, DescribedTopic found, TopicSettings settings) {
        boolean unequal = topic.input() && !settings.rekeyInput() && found.partitions() != topic.partitions();
        if (unequal) {
            String sentence = "It has " + found.partitions() + " partitions, another input topic "
                    + topic.partitions() + ": copy it into a new topic with " + topic.partitions()
                    + " partitions, or set input.rekey=true";
            return conflict(topic.name(), found.partitions(), found.replicationFactor(), sentence);
        }
        SortedMap<String, String> changes = new TreeMap<>();
        topic.configs().forEach((key, required) -> found.config(key)
                .filter(actual -> !required.isMetBy(actual))
                .ifPresent(actual -> changes.put(key, required.value())));
        TopicAction.Kind kind = changes.isEmpty() ? TopicAction.Kind.OK : TopicAction.Kind.ALTER;
        return new TopicAction(
                kind,
                topic.name(),
                found.partitions(),
                found.replicationFactor(),
                changes,
                changes.isEmpty() ? remark(topic, found) : difference(found, changes));
    }

    private static TopicAction conflict(String topic, int partitions, int replicas, String sentence) {
        return new TopicAction(TopicAction.Kind.CONFLICT, topic, partitions, replicas, new TreeMap<>(), sentence);
    }

    private static String remark(RequiredTopic topic, DescribedTopic found) {
        return found.partitions() == topic.partitions()
                ? ""
                : "keeps its " + found.partitions() + " partitions, " + topic.partitions() + " would be created";
    }

    private static String difference(DescribedTopic found, SortedMap<String, String> changes) {
        return changes.entrySet().stream()
                .map(change -> change.getKey() + ": "
                        + Optional.ofNullable(found.configs().get(change.getKey()))
                                .orElse("none") + " -> " + change.getValue())
                .collect(Collectors.joining(", "));
    }

    private static String words(SortedMap<String, String> configs) {
        return configs.entrySet().stream()
                .map(config -> config.getKey() + "=" + config.getValue())
                .collect(Collectors.joining(" "));
    }
}
