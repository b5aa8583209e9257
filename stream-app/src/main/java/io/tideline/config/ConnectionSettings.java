package io.tideline.config;

import io.tideline.config.format.NameValue;
import java.util.List;
import java.util.Optional;
import org.apache.kafka.common.config.ConfigDef.Importance;

/**
 * The settings that name the Kafka cluster, the registry and the application.
 *
 * @param applicationId name of the consumer group and prefix of internal topics
 * @param bootstrapServers brokers to begin with, each {@code host:port}
 * @param registryUrls addresses of the schema registry, tried in turn
 * @param serializerClass full name of the class that writes Avro values
 * @param deserializerClass full name of the class that reads Avro values
 */
public record ConnectionSettings(
        String applicationId,
        List<String> bootstrapServers,
        List<String> registryUrls,
        String serializerClass,
        String deserializerClass) {

    /** {@code application.id}. */
    public static final Setting<String> APPLICATION_ID = new Setting<>(
            "application.id",
            SettingGroup.CONNECTION,
            Importance.HIGH,
            "tideline",
            NameValue.applicationId(),
            "The name of the application at the broker: its consumer group, the prefix of its internal topics and of"
                    + " its transactions. Another name means another state, counted from the first event.");

    /** {@code bootstrap.servers}. */
    public static final Setting<List<String>> BOOTSTRAP_SERVERS = new Setting<>(
            "bootstrap.servers",
            SettingGroup.CONNECTION,
            Importance.HIGH,
            "localhost:9092",
            NameValue.brokers(),
            "The brokers to begin with.");

    /** {@code schema.registry.url}. */
    public static final Setting<List<String>> REGISTRY_URL = new Setting<>(
            "schema.registry.url",
            SettingGroup.CONNECTION,
            Importance.HIGH,
            "http://localhost:8081",
            NameValue.urls(),
            "The schema registry, several addresses separated by commas. Credentials belong into"
                    + " basic.auth.user.info or bearer.auth.token, not into the address.");

    /** {@code avro.serializer.class}. */
    public static final Setting<Optional<String>> SERIALIZER_CLASS = new Setting<>(
            "avro.serializer.class",
            SettingGroup.CONNECTION,
            Importance.LOW,
            "",
            NameValue.className(),
            "The class that writes Avro values. If none is given: Confluent's if its jars are on the class path,"
                    + " otherwise Tideline's own.");

    /** {@code avro.deserializer.class}. */
    public static final Setting<Optional<String>> DESERIALIZER_CLASS = new Setting<>(
            "avro.deserializer.class",
            SettingGroup.CONNECTION,
            Importance.LOW,
            "",
            NameValue.className(),
            "The class that reads Avro values; chosen as avro.serializer.class if none is given.");

    static final List<Setting<?>> ALL =
            List.of(APPLICATION_ID, BOOTSTRAP_SERVERS, REGISTRY_URL, SERIALIZER_CLASS, DESERIALIZER_CLASS);

    static ConnectionSettings from(SettingValues values) {
        return new ConnectionSettings(
                values.get(APPLICATION_ID),
                values.get(BOOTSTRAP_SERVERS),
                values.get(REGISTRY_URL),
                values.get(SERIALIZER_CLASS).orElseGet(SerializerChoice::serializer),
                values.get(DESERIALIZER_CLASS).orElseGet(SerializerChoice::deserializer));
    }
}
