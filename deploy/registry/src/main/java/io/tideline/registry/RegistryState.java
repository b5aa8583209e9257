package io.tideline.registry;

import io.tideline.registry.RegistryEvent.LevelCleared;
import io.tideline.registry.RegistryEvent.LevelSet;
import io.tideline.registry.RegistryEvent.SchemaRegistered;
import io.tideline.registry.RegistryEvent.VersionDeleted;
import io.tideline.registry.RegistryEvent.VersionForgotten;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;

/** What the events so far add up to. Holds no lock and does no input or output: {@link SchemaStore} guards it. */
final class RegistryState {

    /** The place of the registry's own level among those of its subjects; no subject has an empty name. */
    static final String WHOLE_REGISTRY = "";

    private final NavigableMap<String, NavigableMap<Integer, SubjectVersion>> subjects = new TreeMap<>();
    private final Map<String, CompatibilityLevel> levels = new HashMap<>();
    private int highestId;

    void apply(RegistryEvent event) {
        if (event instanceof SchemaRegistered registered) {
            put(new SubjectVersion(
                    registered.subject(),
                    registered.version(),
                    new StoredSchema(registered.id(), registered.schema()),
                    false));
        } else if (event instanceof VersionDeleted deleted) {
            version(deleted.subject(), deleted.version()).ifPresent(found -> put(found.softDeleted()));
        } else if (event instanceof VersionForgotten forgotten) {
            forget(forgotten.subject(), forgotten.version());
        } else if (event instanceof LevelSet set) {
            levels.put(set.subject(), set.level());
        } else if (event instanceof LevelCleared cleared) {
            levels.remove(cleared.subject());
        }
    }

    private void put(SubjectVersion version) {
        subjects.computeIfAbsent(version.subject(), name -> new TreeMap<>()).put(version.version(), version);
        highestId = Math.max(highestId, version.schema().id());
    }

    private void forget(String subject, int version) {
        NavigableMap<Integer, SubjectVersion> versions = subjects.getOrDefault(subject, new TreeMap<>());
        versions.remove(version);
        if (versions.isEmpty()) {
            subjects.remove(subject);
        }
    }

    int nextId() {
        return highestId + 1;
    }

    Stream<String> subjectNames() {
        return subjects.keySet().stream();
    }

    /** All versions of a subject, deleted ones too, oldest first; none if there is no such subject. */
    List<SubjectVersion> versions(String subject) {
        return List.copyOf(subjects.getOrDefault(subject, new TreeMap<>()).values());
    }

    Optional<SubjectVersion> version(String subject, int version) {
        return Optional.ofNullable(
                subjects.getOrDefault(subject, new TreeMap<>()).get(version));
    }

    /** Every place of every schema, deleted ones too, by subject and version. */
    Stream<SubjectVersion> everyVersion() {
        return subjects.values().stream().flatMap(versions -> versions.values().stream());
    }

    Optional<StoredSchema> schemaOfText(String text) {
        return everyVersion()
                .map(SubjectVersion::schema)
                .filter(schema -> schema.text().equals(text))
                .findFirst();
    }

    Optional<CompatibilityLevel> level(String subject) {
        return Optional.ofNullable(levels.get(subject));
    }
}
