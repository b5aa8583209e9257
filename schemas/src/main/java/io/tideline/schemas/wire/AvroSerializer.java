package io.tideline.schemas.wire;

import io.tideline.schemas.registry.SchemaRegistry;
import java.util.Map;
import java.util.Optional;
import org.apache.avro.Schema;
import org.apache.avro.generic.GenericContainer;
import org.apache.kafka.common.errors.SerializationException;
import org.apache.kafka.common.serialization.Serializer;

/**
 * Writes records in the Confluent wire format, prefix form, under the subject {@code <topic>-value} or
 * {@code <topic>-key}. For one thread: the schema, its id and the buffers are kept from record to record.
 *
 * <p>Throws {@link SerializationException} if a record breaks its schema, and
 * {@link io.tideline.schemas.registry.RegistryException} if the registry fails or does not have the schema.
 *
 * @param <T> generated class or generic record
 */
public final class AvroSerializer<T> implements Serializer<T> {

    private Optional<SchemaRegistry> givenRegistry = Optional.empty();
    private WrittenSchemas schemas;
    private BodyWriter writer;
    private boolean isKey;

    private String lastTopic;
    private Schema lastSchema;
    private WrittenSchemas.Written lastWritten;

    /** To be configured by Kafka. */
    public AvroSerializer() {}

    /** With a registry client of the caller's; the settings then need not lead to one. */
    public AvroSerializer(SchemaRegistry registry) {
        this.givenRegistry = Optional.of(registry);
    }

    @Override
    public void configure(Map<String, ?> configs, boolean ofKeys) {
        AvroSerdeSettings settings = new AvroSerdeSettings(configs);
        isKey = ofKeys;
        writer = new BodyWriter();
        schemas = new WrittenSchemas(givenRegistry.orElseGet(() -> SchemaRegistry.open(settings)), settings);
    }

    @Override
    public byte[] serialize(String topic, T record) {
        if (record == null) {
            return null;
        }
        if (!(record instanceof GenericContainer container)) {
            throw new SerializationException("Only Avro records can be written, was %s."
                    .formatted(record.getClass().getName()));
        }
        WrittenSchemas.Written written = written(topic, container.getSchema());
        return writer.write(written.id(), written.writer(), record);
    }

    private WrittenSchemas.Written written(String topic, Schema schema) {
        if (!schema.equals(lastSchema) || !topic.equals(lastTopic)) {
            lastWritten = schemas.get(WireFormat.subject(topic, isKey), schema);
            lastTopic = topic;
            lastSchema = schema;
        }
        return lastWritten;
    }
}
