package io.tideline.schemas.wire;

import io.tideline.schemas.Contract;
import io.tideline.schemas.ContractRegistration;
import io.tideline.schemas.SampleContracts;
import io.tideline.schemas.registry.InMemorySchemaRegistry;
import java.util.HashMap;
import java.util.Map;
import org.apache.avro.Schema;
import org.apache.avro.generic.GenericDatumWriter;
import org.apache.avro.generic.GenericRecord;
import org.apache.avro.specific.SpecificRecord;

/** Serializer and deserializers around a registry in memory that holds all contracts. */
final class WireFixture {

    private static final Map<String, Object> NO_REGISTRY_URL = Map.of("schema.registry.url", "mock://unused");

    private final InMemorySchemaRegistry registry = new InMemorySchemaRegistry();
    private final AvroSerializer<SpecificRecord> serializer = new AvroSerializer<>(registry);
    private final AvroDeserializer<Object> deserializer;

    WireFixture() {
        new ContractRegistration(registry, SampleContracts.all()).register();
        serializer.configure(NO_REGISTRY_URL, false);
        deserializer = deserializer(Map.of("specific.avro.reader", true));
    }

    InMemorySchemaRegistry registry() {
        return registry;
    }

    AvroSerializer<SpecificRecord> serializer() {
        return serializer;
    }

    /** Reads as generated classes. */
    AvroDeserializer<Object> deserializer() {
        return deserializer;
    }

    AvroDeserializer<Object> deserializer(Map<String, ?> settings) {
        AvroDeserializer<Object> configured = new AvroDeserializer<>(registry);
        Map<String, Object> all = new HashMap<>(NO_REGISTRY_URL);
        all.putAll(settings);
        configured.configure(all, false);
        return configured;
    }

    byte[] write(Contract contract, SpecificRecord record) {
        return serializer.serialize(contract.topic(), record);
    }

    /** Bytes of a record under a schema of its own, registered under a subject that demands nothing. */
    byte[] writeAs(Schema schema, GenericRecord record) {
        registry.setCompatibility("other", "NONE");
        return new BodyWriter()
                .write(
                        registry.register("other", schema),
                        new GenericDatumWriter<>(schema, GenericRecords.MODEL),
                        record);
    }

    Object roundTrip(Contract contract, SpecificRecord record) {
        return deserializer.deserialize(contract.topic(), write(contract, record));
    }
}
