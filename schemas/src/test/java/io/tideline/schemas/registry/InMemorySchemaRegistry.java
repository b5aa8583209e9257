package io.tideline.schemas.registry;

import io.tideline.registry.CompatibilityLevel;
import io.tideline.registry.RegistryRefusal;
import io.tideline.registry.SchemaStore;
import io.tideline.registry.StoredSchema;
import io.tideline.registry.SubjectVersion;
import io.tideline.registry.SubmittedSchema;
import io.tideline.registry.VersionSelector;
import io.tideline.schemas.registry.RegistryException.Fault;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import org.apache.avro.Schema;

/** The local stack's registry without HTTP and without a journal; {@code mock://scope} names one. Thread-safe. */
public final class InMemorySchemaRegistry implements SchemaRegistry {

    private static final Map<String, InMemorySchemaRegistry> SCOPES = new ConcurrentHashMap<>();

    private final SchemaStore store = SchemaStore.inMemory();

    /** What {@link SchemaRegistry#open} finds. */
    public static final class Scopes implements MockRegistries {
        @Override
        public SchemaRegistry ofScope(String scope) {
            return InMemorySchemaRegistry.ofScope(scope);
        }
    }

    /** The registry that all users of {@code mock://scope} in this process share. */
    public static InMemorySchemaRegistry ofScope(String scope) {
        return SCOPES.computeIfAbsent(scope, name -> new InMemorySchemaRegistry());
    }

    /** Forgets a scope, so that its next user finds it empty. */
    public static void dropScope(String scope) {
        SCOPES.remove(scope);
    }

    /** The globally unique id of a schema. */
    public static UUID guidOf(Schema schema) {
        return new StoredSchema(1, schema.toString()).guid();
    }

    /** The registry itself, for a server in front of it. */
    SchemaStore store() {
        return store;
    }

    @Override
    public int register(String subject, Schema schema) {
        try {
            return store.register(subject, submitted(schema)).schema().id();
        } catch (RegistryRefusal refusal) {
            throw new RegistryException(Fault.REFUSED, refusal.getMessage());
        }
    }

    @Override
    public Optional<RegisteredSchema> lookup(String subject, Schema schema) {
        return found(() -> store.lookup(subject, submitted(schema), false)).map(InMemorySchemaRegistry::registered);
    }

    @Override
    public Optional<Schema> byId(int id) {
        return found(() -> store.schema(id)).map(InMemorySchemaRegistry::parsed);
    }

    @Override
    public Optional<Schema> byGuid(UUID guid) {
        return found(() -> store.schemaWithGuid(guid.toString())).map(InMemorySchemaRegistry::parsed);
    }

    @Override
    public Optional<RegisteredSchema> latest(String subject) {
        return version(subject, "latest");
    }

    @Override
    public Optional<RegisteredSchema> version(String subject, int version) {
        return version(subject, Integer.toString(version));
    }

    private Optional<RegisteredSchema> version(String subject, String version) {
        return found(() -> store.version(subject, VersionSelector.of(version), false))
                .map(InMemorySchemaRegistry::registered);
    }

    @Override
    public List<Integer> versions(String subject) {
        return found(() -> store.versions(subject, false)).stream()
                .flatMap(List::stream)
                .map(SubjectVersion::version)
                .toList();
    }

    @Override
    public List<String> incompatibilities(String subject, Schema schema) {
        return store.conflicts(subject, submitted(schema));
    }

    @Override
    public Optional<String> compatibility(String subject) {
        return store.level(subject).map(Enum::name);
    }

    @Override
    public void setCompatibility(String subject, String level) {
        store.setLevel(subject, CompatibilityLevel.valueOf(level));
    }

    private static <T> Optional<T> found(Supplier<T> question) {
        try {
            return Optional.of(question.get());
        } catch (RegistryRefusal refusal) {
            return Optional.empty();
        }
    }

    private static SubmittedSchema submitted(Schema schema) {
        return new SubmittedSchema(schema.toString(), false);
    }

    private static RegisteredSchema registered(SubjectVersion version) {
        return new RegisteredSchema(
                version.subject(), version.version(), version.schema().id(), parsed(version.schema()));
    }

    private static Schema parsed(StoredSchema schema) {
        return new Schema.Parser().parse(schema.text());
    }
}
