package io.tideline.config;

import java.time.Duration;
import java.util.Collections;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.common.config.ConfigDef;
import org.apache.kafka.streams.StreamsConfig;

/**
 * The properties that were given for Kafka's own clients, {@code kafka.} taken off.
 *
 * @param properties by name, sorted; {@code producer.linger.ms} is for producers only, {@code security.protocol} for
 *     every client
 */
record KafkaPassThrough(SortedMap<String, String> properties) {

    /** How long a transaction may stay open unless the producers are told otherwise. */
    static final Duration TRANSACTION_TIMEOUT = Duration.ofMinutes(1);

    KafkaPassThrough {
        properties = Collections.unmodifiableSortedMap(new TreeMap<>(properties));
    }

    static KafkaPassThrough from(SettingValues values) {
        SortedMap<String, String> properties = new TreeMap<>();
        for (GivenSetting given : values.all()) {
            if (given.name().startsWith(KafkaDefinitions.PREFIX)) {
                properties.put(given.name().substring(KafkaDefinitions.PREFIX.length()), given.text());
            }
        }
        return new KafkaPassThrough(properties);
    }

    /** The properties for one kind of client: those for all clients that it knows, overlaid by those for it alone. */
    Map<String, String> forClient(String prefix, ConfigDef definition) {
        Map<String, String> chosen = new TreeMap<>();
        properties.forEach((property, text) -> {
            if (isForEveryClient(property)
                    && (definition.names().contains(property) || !KafkaDefinitions.isKnown(property))) {
                chosen.put(property, text);
            }
        });
        properties.forEach((property, text) -> {
            if (property.startsWith(prefix)) {
                chosen.put(property.substring(prefix.length()), text);
            }
        });
        return chosen;
    }

    /** How long a transaction may stay open; empty if what was given for it is no number. */
    Optional<Duration> transactionTimeout() {
        String property = ProducerConfig.TRANSACTION_TIMEOUT_CONFIG;
        return Optional.ofNullable(properties.get(StreamsConfig.producerPrefix(property)))
                .or(() -> Optional.ofNullable(properties.get(property)))
                .map(text -> text.matches("\\d{1,9}")
                        ? Optional.of(Duration.ofMillis(Long.parseLong(text)))
                        : Optional.<Duration>empty())
                .orElse(Optional.of(TRANSACTION_TIMEOUT));
    }

    private static boolean isForEveryClient(String property) {
        return !property.startsWith(KafkaDefinitions.INTERNAL_TOPIC_PREFIX)
                && KafkaDefinitions.clientPrefixOf(property).isEmpty();
    }
}
