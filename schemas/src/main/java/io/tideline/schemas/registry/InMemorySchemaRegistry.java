package io.tideline.schemas.registry;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.tideline.schemas.evolution.SchemaEvolution;
import io.tideline.schemas.registry.RegistryException.Fault;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.IntStream;
import org.apache.avro.Schema;

/**
 * Schema registry in the memory of this process, for tests and for one-process set-ups. It refuses incompatible
 * versions as a real one does. Ids count up from 1; equal schemas share one id. Thread-safe.
 */
public final class InMemorySchemaRegistry implements SchemaRegistry {

    /** What a fresh Confluent registry demands of subjects that set nothing themselves. */
    private static final CompatibilityLevel DEFAULT_LEVEL = CompatibilityLevel.BACKWARD;

    private static final int CONFLICT = 409;
    private static final Map<String, InMemorySchemaRegistry> SCOPES = new ConcurrentHashMap<>();

    private final Map<Schema, Integer> ids = new LinkedHashMap<>();
    private final Map<Integer, Schema> byId = new HashMap<>();
    private final Map<UUID, Schema> byGuid = new HashMap<>();
    private final Map<String, List<Schema>> subjects = new HashMap<>();
    private final Map<String, CompatibilityLevel> levels = new HashMap<>();

    /** The registry that all users of {@code mock://scope} in this process share. */
    public static InMemorySchemaRegistry ofScope(String scope) {
        return SCOPES.computeIfAbsent(scope, name -> new InMemorySchemaRegistry());
    }

    /** Forgets a scope, so that its next user finds it empty. */
    public static void dropScope(String scope) {
        SCOPES.remove(scope);
    }

    @Override
    public synchronized int register(String subject, Schema schema) {
        Optional<RegisteredSchema> known = lookup(subject, schema);
        if (known.isPresent()) {
            return known.get().id();
        }
        List<String> reasons = incompatibilities(subject, schema);
        if (!reasons.isEmpty()) {
            throw new RegistryException(
                    Fault.REFUSED,
                    "Subject %s does not accept the schema: %s".formatted(subject, String.join(" ", reasons)),
                    CONFLICT,
                    CONFLICT);
        }
        subjects.computeIfAbsent(subject, name -> new ArrayList<>()).add(schema);
        return idOf(schema);
    }

    private int idOf(Schema schema) {
        return ids.computeIfAbsent(schema, added -> {
            int id = ids.size() + 1;
            byId.put(id, added);
            byGuid.put(guidOf(added), added);
            return id;
        });
    }

    /** The globally unique id of a schema: the same in every registry of this kind. */
    public static UUID guidOf(Schema schema) {
        return UUID.nameUUIDFromBytes(schema.toString().getBytes(UTF_8));
    }

    @Override
    public synchronized Optional<RegisteredSchema> lookup(String subject, Schema schema) {
        int index = held(subject).indexOf(schema);
        return index < 0 ? Optional.empty() : version(subject, index + 1);
    }

    @Override
    public synchronized Optional<Schema> byId(int id) {
        return Optional.ofNullable(byId.get(id));
    }

    @Override
    public synchronized Optional<Schema> byGuid(UUID guid) {
        return Optional.ofNullable(byGuid.get(guid));
    }

    @Override
    public synchronized Optional<RegisteredSchema> latest(String subject) {
        return version(subject, held(subject).size());
    }

    @Override
    public synchronized Optional<RegisteredSchema> version(String subject, int version) {
        List<Schema> held = held(subject);
        if (version < 1 || version > held.size()) {
            return Optional.empty();
        }
        Schema schema = held.get(version - 1);
        return Optional.of(new RegisteredSchema(subject, version, idOf(schema), schema));
    }

    @Override
    public synchronized List<Integer> versions(String subject) {
        return IntStream.rangeClosed(1, held(subject).size()).boxed().toList();
    }

    @Override
    public synchronized List<String> incompatibilities(String subject, Schema schema) {
        CompatibilityLevel level = compatibility(subject).orElse(DEFAULT_LEVEL);
        List<Schema> held = held(subject);
        List<Schema> compared =
                level.isTransitive() || held.isEmpty() ? held : held.subList(held.size() - 1, held.size());
        List<String> reasons = new ArrayList<>();
        for (Schema earlier : compared) {
            if (level.demandsBackward()) {
                reasons.addAll(SchemaEvolution.reasonsAgainstReading(earlier, schema));
            }
            if (level.demandsForward()) {
                reasons.addAll(SchemaEvolution.reasonsAgainstReading(schema, earlier));
            }
        }
        return List.copyOf(reasons);
    }

    @Override
    public synchronized Optional<CompatibilityLevel> compatibility(String subject) {
        return Optional.ofNullable(levels.get(subject));
    }

    @Override
    public synchronized void setCompatibility(String subject, CompatibilityLevel level) {
        levels.put(subject, level);
    }

    private List<Schema> held(String subject) {
        return subjects.getOrDefault(subject, List.of());
    }
}
