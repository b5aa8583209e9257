package io.tideline.schemas.wire;

import io.tideline.schemas.registry.RegistrySettings;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import org.apache.kafka.common.config.ConfigDef;
import org.apache.kafka.common.config.ConfigDef.Importance;
import org.apache.kafka.common.config.ConfigDef.Range;

/** Settings of {@link AvroSerializer} and {@link AvroDeserializer}, named as Confluent's. */
public final class AvroSerdeSettings extends RegistrySettings {

    public static final String AUTO_REGISTER = "auto.register.schemas";
    public static final String REMOVE_JAVA_PROPERTIES = "avro.remove.java.properties";
    public static final String SPECIFIC_READER = "specific.avro.reader";
    public static final String SPECIFIC_KEY_TYPE = "specific.avro.key.type";
    public static final String SPECIFIC_VALUE_TYPE = "specific.avro.value.type";
    public static final String MAX_SCHEMAS = "max.schemas.per.subject";
    public static final String UNKNOWN_SCHEMA_RETRY_MS = "unknown.schema.retry.ms";

    private static final int HOUR_MS = 3_600_000;

    public AvroSerdeSettings(Map<?, ?> originals) {
        super(definition(), originals);
    }

    /** The settings with their types, defaults, bounds and meanings. */
    public static ConfigDef definition() {
        ConfigDef definition = RegistrySettings.definition();
        defineWriting(definition);
        defineReading(definition);
        return definition;
    }

    private static void defineWriting(ConfigDef to) {
        to.define(
                        AUTO_REGISTER,
                        ConfigDef.Type.BOOLEAN,
                        false,
                        Importance.MEDIUM,
                        "Whether the serializer registers schemas itself. Otherwise they must be registered before.")
                .define(
                        REMOVE_JAVA_PROPERTIES,
                        ConfigDef.Type.BOOLEAN,
                        true,
                        Importance.LOW,
                        "Whether marks for the Java generator are left out of schemas that are registered or looked up."
                                + " Confluent's default is false; set it to true there, or the schemas will not match.")
                .define(
                        MAX_SCHEMAS,
                        ConfigDef.Type.INT,
                        1000,
                        Range.between(1, 1_000_000),
                        Importance.LOW,
                        "Most schemas that one serializer or deserializer keeps; beyond that the least used one goes.");
    }

    private static void defineReading(ConfigDef to) {
        to.define(
                        SPECIFIC_READER,
                        ConfigDef.Type.BOOLEAN,
                        false,
                        Importance.MEDIUM,
                        "Whether records are read as generated classes; otherwise as generic records.")
                .define(
                        SPECIFIC_KEY_TYPE,
                        ConfigDef.Type.STRING,
                        "",
                        Importance.LOW,
                        "Generated class that keys are read as; empty for the class named like the writer's record.")
                .define(
                        SPECIFIC_VALUE_TYPE,
                        ConfigDef.Type.STRING,
                        "",
                        Importance.LOW,
                        "Generated class that values are read as; empty for the class named like the writer's record.")
                .define(
                        UNKNOWN_SCHEMA_RETRY_MS,
                        ConfigDef.Type.INT,
                        10_000,
                        Range.between(0, HOUR_MS),
                        Importance.LOW,
                        "Milliseconds for which an id unknown to the registry is not asked for again.");
    }

    boolean autoRegister() {
        return getBoolean(AUTO_REGISTER);
    }

    boolean removesJavaProperties() {
        return getBoolean(REMOVE_JAVA_PROPERTIES);
    }

    boolean readsSpecific() {
        return getBoolean(SPECIFIC_READER);
    }

    Optional<String> expectedType(boolean isKey) {
        return Optional.of(getString(isKey ? SPECIFIC_KEY_TYPE : SPECIFIC_VALUE_TYPE))
                .filter(name -> !name.isBlank());
    }

    int maxSchemas() {
        return getInt(MAX_SCHEMAS);
    }

    Duration unknownSchemaRetry() {
        return Duration.ofMillis(getInt(UNKNOWN_SCHEMA_RETRY_MS));
    }
}
