package io.tideline.schemas.registry;

import java.util.List;
import java.util.Optional;
import java.util.ServiceLoader;
import java.util.UUID;
import org.apache.avro.Schema;
import org.apache.kafka.common.config.ConfigException;

/**
 * Confluent-compatible Schema Registry, as far as Avro subjects need it. Safe for use by many threads; asks the
 * registry at every call, so callers keep what they learned. Every call may throw {@link RegistryException}.
 */
public interface SchemaRegistry {

    /**
     * The registry the settings name: over HTTP, or for a URL such as {@code mock://scope} one in memory, which only tests
     * have on their class path.
     *
     * @throws org.apache.kafka.common.config.ConfigException if a URL, a credential or a key store is unusable
     */
    static SchemaRegistry open(RegistrySettings settings) {
        return settings.inMemoryScope()
                .map(scope -> ServiceLoader.load(MockRegistries.class)
                        .findFirst()
                        .orElseThrow(
                                () -> new ConfigException(RegistrySettings.URL + " begins with mock:// in tests only."))
                        .ofScope(scope))
                .orElseGet(() -> new HttpSchemaRegistry(new RegistryTransport(settings)));
    }

    /** Registers a schema under a subject, or finds it there, and returns its id. */
    int register(String subject, Schema schema);

    /** The version of a subject that holds exactly this schema. */
    Optional<RegisteredSchema> lookup(String subject, Schema schema);

    /** The schema of an id. */
    Optional<Schema> byId(int id);

    /** The schema of a globally unique id, as record headers carry it. */
    Optional<Schema> byGuid(UUID guid);

    /** The latest version of a subject. */
    Optional<RegisteredSchema> latest(String subject);

    /** One version of a subject. */
    Optional<RegisteredSchema> version(String subject, int version);

    /** The version numbers of a subject, ascending; empty if there is no such subject. */
    List<Integer> versions(String subject);

    /**
     * Why the registry would not accept a schema as the next version under the subject's own compatibility level; empty
     * if it would, or if there is no such subject.
     */
    List<String> incompatibilities(String subject, Schema schema);

    /** The compatibility level set on a subject itself, such as {@code FULL}; empty if it follows the registry's default. */
    Optional<String> compatibility(String subject);

    /** Sets the compatibility level of a subject. */
    void setCompatibility(String subject, String level);
}
