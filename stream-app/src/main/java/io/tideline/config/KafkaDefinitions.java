package io.tideline.config;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.common.config.ConfigDef;
import org.apache.kafka.common.config.ConfigDef.ConfigKey;
import org.apache.kafka.streams.StreamsConfig;

/** Kafka's own definitions of the properties of its clients. */
final class KafkaDefinitions {

    /** The prefix of settings that are passed through to Kafka's clients. */
    static final String PREFIX = "kafka.";
    /** The prefix of properties that Kafka Streams gives its internal topics. */
    static final String INTERNAL_TOPIC_PREFIX = "topic.";

    static final ConfigDef PRODUCER = ProducerConfig.configDef();
    static final ConfigDef CONSUMER = ConsumerConfig.configDef();
    static final ConfigDef ADMIN = AdminClientConfig.configDef();

    private static final List<ConfigDef> ALL = List.of(StreamsConfig.configDef(), PRODUCER, CONSUMER, ADMIN);
    /** The definitions by prefix; {@code main.consumer.} is another prefix than {@code consumer.}. */
    private static final Map<String, ConfigDef> BY_PREFIX = Map.of(
            "main.consumer.", CONSUMER,
            "restore.consumer.", CONSUMER,
            "global.consumer.", CONSUMER,
            "consumer.", CONSUMER,
            "producer.", PRODUCER,
            "admin.", ADMIN);

    private KafkaDefinitions() {}

    /** Kafka's definition of a setting that begins with {@code kafka.}; empty if Kafka does not know it. */
    static Optional<ConfigKey> keyOf(String setting) {
        if (!setting.startsWith(PREFIX)) {
            return Optional.empty();
        }
        String property = setting.substring(PREFIX.length());
        return clientPrefixOf(property)
                .map(prefix -> keyIn(List.of(BY_PREFIX.get(prefix)), property.substring(prefix.length())))
                .orElseGet(() -> keyIn(ALL, property));
    }

    /** The prefix by which a property is meant for one client of Kafka Streams; empty if for all that know it. */
    static Optional<String> clientPrefixOf(String property) {
        return BY_PREFIX.keySet().stream().filter(property::startsWith).findFirst();
    }

    /** Whether any of Kafka's clients knows a property by this name. */
    static boolean isKnown(String property) {
        return keyIn(ALL, property).isPresent();
    }

    /** The names of all properties that can stand after {@code kafka.} and {@code prefix}. */
    static Set<String> namesAfter(Optional<String> prefix) {
        Set<String> names = new TreeSet<>();
        for (ConfigDef definition :
                prefix.map(known -> List.of(BY_PREFIX.get(known))).orElse(ALL)) {
            names.addAll(definition.names());
        }
        return names;
    }

    private static Optional<ConfigKey> keyIn(List<ConfigDef> definitions, String property) {
        List<ConfigKey> found = new ArrayList<>();
        for (ConfigDef definition : definitions) {
            Optional.ofNullable(definition.configKeys().get(property)).ifPresent(found::add);
        }
        return found.stream().findFirst();
    }
}
