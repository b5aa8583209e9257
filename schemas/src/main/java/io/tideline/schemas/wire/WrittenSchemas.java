package io.tideline.schemas.wire;

import io.tideline.schemas.evolution.JavaStrings;
import io.tideline.schemas.registry.RegisteredSchema;
import io.tideline.schemas.registry.RegistryException;
import io.tideline.schemas.registry.SchemaRegistry;
import java.util.Map;
import org.apache.avro.Schema;
import org.apache.avro.generic.GenericData;
import org.apache.avro.generic.GenericDatumWriter;
import org.apache.avro.io.DatumWriter;
import org.apache.avro.specific.SpecificData;
import org.apache.avro.specific.SpecificDatumWriter;

/** Ids and writers by subject and schema, asked of the registry once each. For one thread. */
final class WrittenSchemas {

    /** A schema as it is written: its id in the registry, and its writer. */
    record Written(int id, DatumWriter<Object> writer) {}

    private record Key(String subject, Schema schema) {}

    private final SchemaRegistry registry;
    private final boolean autoRegister;
    private final boolean removeJavaProperties;
    private final Map<Key, Written> known;

    WrittenSchemas(SchemaRegistry registry, AvroSerdeSettings settings) {
        this.registry = registry;
        this.autoRegister = settings.autoRegister();
        this.removeJavaProperties = settings.removesJavaProperties();
        this.known = new LeastRecentlyUsed<>(settings.maxSchemas());
    }

    /**
     * The id and the writer of a schema under a subject.
     *
     * @throws RegistryException NOT_REGISTERED if the subject does not hold the schema, or any other fault
     */
    Written get(String subject, Schema schema) {
        Key key = new Key(subject, schema);
        Written written = known.get(key);
        if (written == null) {
            written = new Written(idOf(subject, schema), writerOf(schema));
            known.put(key, written);
        }
        return written;
    }

    private int idOf(String subject, Schema schema) {
        Schema contract = removeJavaProperties ? JavaStrings.removedFrom(schema) : schema;
        if (autoRegister) {
            return registry.register(subject, contract);
        }
        return registry.lookup(subject, contract)
                .map(RegisteredSchema::id)
                .orElseThrow(() -> new RegistryException(
                        RegistryException.Fault.NOT_REGISTERED,
                        "Subject %s does not hold the schema of %s as it is here; register it before it is written."
                                .formatted(subject, schema.getFullName())));
    }

    private static DatumWriter<Object> writerOf(Schema schema) {
        Class<?> type = SpecificData.get().getClass(schema);
        return type == null
                ? new GenericDatumWriter<>(schema, GenericData.get())
                : new SpecificDatumWriter<>(schema, SpecificData.getForClass(type));
    }
}
