package io.tideline.local.admission;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.tideline.admission.Input;
import io.tideline.commerce.AdjustmentKind;
import io.tideline.commerce.CustomerRequest;
import io.tideline.commerce.CustomerSignedUp;
import io.tideline.commerce.OrderAdjusted;
import io.tideline.commerce.OrderCompleted;
import io.tideline.commerce.RequestKind;
import io.tideline.config.Settings;
import io.tideline.config.kafka.AvroSerdes;
import io.tideline.schemas.registry.RegistrySettings;
import io.tideline.schemas.registry.SchemaRegistry;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.List;
import org.apache.avro.Schema;
import org.apache.avro.generic.GenericData;
import org.apache.avro.generic.GenericDatumReader;
import org.apache.avro.generic.GenericDatumWriter;
import org.apache.avro.generic.GenericRecord;
import org.apache.avro.io.BinaryEncoder;
import org.apache.avro.io.DecoderFactory;
import org.apache.avro.io.EncoderFactory;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.common.serialization.Serializer;

/** Writes records of the contract as a shop's producers would, and in other schemas than ours. */
final class Contracts {
    static final int PREFIX_BYTES = 5;
    /** When a record was sent that does not care. */
    static final long SENT_AT = Instant.parse("2026-05-01T08:00:00Z").toEpochMilli();

    private final Settings settings;
    private final Serializer<SpecificRecord> serializer;

    Contracts(Settings settings) {
        this.settings = settings;
        this.serializer = new AvroSerdes(settings).serializer();
    }

    static CustomerSignedUp signup(String customer, Instant at) {
        return CustomerSignedUp.newBuilder()
                .setEventId("s-" + customer)
                .setCustomerId(customer)
                .setOccurredAt(at)
                .setChannel("WEB")
                .build();
    }

    static OrderCompleted order(String customer, String order, Instant at) {
        return OrderCompleted.newBuilder()
                .setEventId("e-" + order)
                .setOrderId(order)
                .setCustomerId(customer)
                .setOccurredAt(at)
                .setChannel("WEB")
                .setCurrency("EUR")
                .setTotal(new BigDecimal("19.9000"))
                .build();
    }

    static OrderAdjusted refund(String customer, String order, Instant at) {
        return OrderAdjusted.newBuilder()
                .setEventId("a-" + order)
                .setOrderId(order)
                .setCustomerId(customer)
                .setOccurredAt(at)
                .setKind(AdjustmentKind.REFUNDED)
                .setAmount(new BigDecimal("1.0000"))
                .build();
    }

    static CustomerRequest request(String customer, Instant at) {
        return CustomerRequest.newBuilder()
                .setEventId("r-" + customer)
                .setCustomerId(customer)
                .setOccurredAt(at)
                .setKind(RequestKind.ERASE)
                .build();
    }

    /** A plain record of an input. */
    static SpecificRecord plain(Input input, String customer, Instant at) {
        return switch (input) {
            case SIGNUPS -> signup(customer, at);
            case PURCHASES -> order(customer, "o", at);
            case ADJUSTMENTS -> refund(customer, "o", at);
            case REQUESTS -> request(customer, at);
        };
    }

    static Input inputOf(SpecificRecord record) {
        for (Input input : Input.values()) {
            if (input.recordClass().isInstance(record)) {
                return input;
            }
        }
        throw new IllegalArgumentException("no input has " + record.getClass());
    }

    String topic(Input input) {
        return settings.topics().inputs().get(input.ordinal());
    }

    byte[] bytes(SpecificRecord record) {
        return serializer.serialize(topic(inputOf(record)), record);
    }

    /** The record under its customer's id. */
    Message message(SpecificRecord record) {
        String customer =
                record.get(record.getSchema().getField("customerId").pos()).toString();
        return message(inputOf(record), customer, bytes(record));
    }

    static Message message(Input input, String customer, byte[] value) {
        return new Message(input, customer, new Message.Payload(customer.getBytes(UTF_8), value, List.of(), SENT_AT));
    }

    /** The record as a producer with another schema writes it, which is registered whatever the rules say. */
    byte[] inSchema(SpecificRecord record, Schema schema, String field, Object value) {
        GenericRecord copy = copy(record, schema);
        copy.put(field, value);
        return ByteBuffer.allocate(PREFIX_BYTES + encoded(copy).length)
                .put((byte) 0)
                .putInt(register(topic(inputOf(record)), schema))
                .put(encoded(copy))
                .array();
    }

    private GenericRecord copy(SpecificRecord record, Schema schema) {
        byte[] body = bytes(record);
        GenericRecord copy = new GenericData.Record(schema);
        try {
            GenericRecord same = new GenericDatumReader<GenericRecord>(record.getSchema())
                    .read(
                            null,
                            DecoderFactory.get().binaryDecoder(body, PREFIX_BYTES, body.length - PREFIX_BYTES, null));
            for (Schema.Field field : schema.getFields()) {
                if (same.getSchema().getField(field.name()) != null) {
                    copy.put(field.pos(), same.get(field.name()));
                }
            }
            return copy;
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
    }

    private static byte[] encoded(GenericRecord record) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        BinaryEncoder encoder = EncoderFactory.get().directBinaryEncoder(bytes, null);
        try {
            new GenericDatumWriter<GenericRecord>(record.getSchema()).write(record, encoder);
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
        return bytes.toByteArray();
    }

    private int register(String topic, Schema schema) {
        SchemaRegistry registry = SchemaRegistry.open(new RegistrySettings(settings.registry()));
        String subject = topic + "-value";
        String before = registry.compatibility(subject).orElse("FULL_TRANSITIVE");
        registry.setCompatibility(subject, "NONE");
        try {
            return registry.register(subject, schema);
        } finally {
            registry.setCompatibility(subject, before);
        }
    }
}
