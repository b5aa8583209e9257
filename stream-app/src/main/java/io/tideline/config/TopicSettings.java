package io.tideline.config;

import io.tideline.admission.DeclaredTopic;
import io.tideline.admission.Input;
import io.tideline.config.format.ChoiceValue;
import io.tideline.config.format.NameValue;
import io.tideline.config.format.NumberValue;
import io.tideline.contract.OutputTopics;
import io.tideline.schemas.Contract;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.apache.kafka.common.config.ConfigDef.Importance;

/**
 * Names and shape of the topics. Which topics there are say {@link Input} and {@link OutputTopics}, and with that which
 * settings name them.
 *
 * @param names the name of each topic
 * @param partitions partitions of a topic that is created, where its kind does not need another number
 * @param replicationFactor replicas of a topic that is created, or -1 for the broker's default
 * @param rekeyInput whether input records are repartitioned by the customer id in their value
 */
public record TopicSettings(
        Map<DeclaredTopic, String> names, int partitions, int replicationFactor, boolean rekeyInput) {
    private static final List<DeclaredTopic> TOPICS = Stream.<DeclaredTopic>concat(
                    Arrays.stream(Input.values()), OutputTopics.ALL.stream())
            .toList();

    private static final Map<DeclaredTopic, Setting<String>> NAME_SETTINGS = nameSettings();

    /** {@code topics.partitions}. */
    public static final Setting<Integer> PARTITIONS = new Setting<>(
            "topics.partitions",
            SettingGroup.TOPICS,
            Importance.MEDIUM,
            "6",
            NumberValue.wholeNumber(1, 10_000),
            "How many partitions topics get when they are created; the most threads that can share the work. It cannot"
                    + " be changed later without moving the state.");

    /** {@code topics.replication.factor}. */
    public static final Setting<Integer> REPLICATION_FACTOR = new Setting<>(
            "topics.replication.factor",
            SettingGroup.TOPICS,
            Importance.MEDIUM,
            "-1",
            NumberValue.wholeNumberOrBrokerDefault(1, 100),
            "How many replicas topics get when they are created, internal ones included. -1 is the broker's default.");

    /** {@code input.rekey}. */
    public static final Setting<Boolean> INPUT_REKEY = new Setting<>(
            "input.rekey",
            SettingGroup.TOPICS,
            Importance.MEDIUM,
            "false",
            ChoiceValue.flag(),
            "Whether input records are repartitioned by the customer id in their value. Needed if producers use another"
                    + " key, or if the input topics have different numbers of partitions; it costs one more hop.");

    static final List<Setting<?>> SHAPE = List.of(PARTITIONS, REPLICATION_FACTOR, INPUT_REKEY);

    /** Copies the names. */
    public TopicSettings {
        names = Map.copyOf(names);
    }

    /** The settings that name topics, inputs first. */
    static Collection<Setting<String>> namesOfTopics() {
        return NAME_SETTINGS.values();
    }

    /** The name of a topic. */
    public String of(DeclaredTopic topic) {
        return names.get(topic);
    }

    /** The names of the topics that are read, in the order of the contract. */
    public List<String> inputs() {
        return Arrays.stream(Input.values()).map(names::get).toList();
    }

    /** The names of the topics that are written, dead letters last. */
    public List<String> outputs() {
        return OutputTopics.ALL.stream().map(names::get).toList();
    }

    /** The names of all topics, inputs first. */
    public List<String> all() {
        return TOPICS.stream().map(names::get).toList();
    }

    /** The topics that hold records, inputs first, and what these are. */
    public List<Contract> contracts() {
        List<Contract> contracts = new ArrayList<>();
        TOPICS.forEach(topic -> topic.contract().ifPresent(type -> contracts.add(new Contract(of(topic), type))));
        return contracts;
    }

    static TopicSettings from(SettingValues values) {
        Map<DeclaredTopic, String> names = new HashMap<>();
        NAME_SETTINGS.forEach((topic, setting) -> names.put(topic, values.get(setting)));
        return new TopicSettings(
                names, values.get(PARTITIONS), values.get(REPLICATION_FACTOR), values.get(INPUT_REKEY));
    }

    private static Map<DeclaredTopic, Setting<String>> nameSettings() {
        Map<DeclaredTopic, Setting<String>> settings = new LinkedHashMap<>();
        for (DeclaredTopic topic : TOPICS) {
            settings.put(
                    topic,
                    new Setting<>(
                            topic.setting(),
                            SettingGroup.TOPICS,
                            Importance.LOW,
                            topic.defaultName(),
                            NameValue.topic(),
                            topic.documentation()));
        }
        return Collections.unmodifiableMap(settings);
    }
}
