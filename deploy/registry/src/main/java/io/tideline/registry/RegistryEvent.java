package io.tideline.registry;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;

/** One change of a registry, as its journal keeps it: a JSON object with the kind of change in {@code event}. */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "event")
@JsonSubTypes({
    @JsonSubTypes.Type(value = RegistryEvent.SchemaRegistered.class, name = "schema-registered"),
    @JsonSubTypes.Type(value = RegistryEvent.VersionDeleted.class, name = "version-deleted"),
    @JsonSubTypes.Type(value = RegistryEvent.VersionForgotten.class, name = "version-forgotten"),
    @JsonSubTypes.Type(value = RegistryEvent.LevelSet.class, name = "level-set"),
    @JsonSubTypes.Type(value = RegistryEvent.LevelCleared.class, name = "level-cleared")
})
sealed interface RegistryEvent {

    /** {@code subject} is the subject changed, empty for the registry as a whole. */
    String subject();

    /** A schema came to stand at {@code version} of the subject. */
    record SchemaRegistered(String subject, int version, int id, String schema) implements RegistryEvent {}

    /** A version is hidden. */
    record VersionDeleted(String subject, int version) implements RegistryEvent {}

    /** A version is gone for good. */
    record VersionForgotten(String subject, int version) implements RegistryEvent {}

    /** The subject, or the registry, has a compatibility level from now on. */
    record LevelSet(String subject, CompatibilityLevel level) implements RegistryEvent {}

    /** The subject, or the registry, has no level of its own any more. */
    record LevelCleared(String subject) implements RegistryEvent {}
}
