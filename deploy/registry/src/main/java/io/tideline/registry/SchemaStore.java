package io.tideline.registry;

import io.tideline.registry.RegistryEvent.LevelCleared;
import io.tideline.registry.RegistryEvent.LevelSet;
import io.tideline.registry.RegistryEvent.SchemaRegistered;
import io.tideline.registry.RegistryEvent.VersionDeleted;
import io.tideline.registry.RegistryEvent.VersionForgotten;
import io.tideline.registry.RegistryRefusal.Code;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.apache.avro.Schema;

/**
 * The registry itself: schemas under subjects, kept in a journal if there is one. Every change is then on the disk before
 * the method that makes it returns. Safe for use by many threads; one at a time is inside, so two that register the same
 * schema at once get the same answer.
 */
public final class SchemaStore implements AutoCloseable {

    /** Longest name of a subject in characters: a topic's 249, the longest record name and a separator, with room. */
    private static final int LONGEST_SUBJECT = 1024;

    private static final CompatibilityLevel DEFAULT_LEVEL = CompatibilityLevel.BACKWARD;

    private final RegistryState state = new RegistryState();
    private final Optional<RegistryJournal> journal;

    private SchemaStore(Optional<RegistryJournal> journal) {
        this.journal = journal;
        journal.ifPresent(kept -> kept.history().forEach(state::apply));
    }

    /** An empty registry that is gone with this process. */
    public static SchemaStore inMemory() {
        return new SchemaStore(Optional.empty());
    }

    /**
     * The registry whose journal is the file {@code journal}, which is begun when absent.
     *
     * @throws IOException if the file cannot be written or is no journal
     */
    public static SchemaStore open(Path journal) throws IOException {
        return new SchemaStore(Optional.of(RegistryJournal.open(journal)));
    }

    /** Names of all subjects in order; those with nothing but deleted versions only if {@code deletedToo}. */
    public synchronized List<String> subjects(boolean deletedToo) {
        return state.subjectNames()
                .filter(subject -> !shown(subject, deletedToo).isEmpty())
                .toList();
    }

    /**
     * The versions of a subject, oldest first.
     *
     * @throws RegistryRefusal if it has none to show
     */
    public synchronized List<SubjectVersion> versions(String subject, boolean deletedToo) {
        List<SubjectVersion> versions = shown(subject, deletedToo);
        if (versions.isEmpty()) {
            throw subjectNotFound(subject);
        }
        return versions;
    }

    /**
     * One version of a subject.
     *
     * @throws RegistryRefusal if there is no such subject or version
     */
    public synchronized SubjectVersion version(String subject, VersionSelector selector, boolean deletedToo) {
        return selector.from(versions(subject, deletedToo));
    }

    /**
     * The place of a schema under a subject, the latest if there are several.
     *
     * @throws RegistryRefusal if the subject is unknown, the text no schema, or the schema not there
     */
    public synchronized SubjectVersion lookup(String subject, SubmittedSchema text, boolean deletedToo) {
        List<SubjectVersion> versions = versions(subject, deletedToo);
        String canonical = text.canonical();
        return lastWith(canonical, versions).orElseThrow(() -> schemaNotFound("under subject '" + subject + "'"));
    }

    /**
     * Puts a schema at the end of a subject, unless it stands there already; answers with its place.
     *
     * @throws RegistryRefusal if the text is no schema or is not compatible with the earlier versions
     */
    public synchronized SubjectVersion register(String subject, SubmittedSchema text) {
        requireSubject(subject);
        Schema schema = text.parsed();
        String canonical = text.canonical();
        List<SubjectVersion> shown = shown(subject, false);
        Optional<SubjectVersion> present = lastWith(canonical, shown);
        if (present.isPresent()) {
            return present.get();
        }
        requireCompatible(subject, schema, shown);
        int id = state.schemaOfText(canonical).map(StoredSchema::id).orElseGet(state::nextId);
        int version = state.versions(subject).stream()
                        .mapToInt(SubjectVersion::version)
                        .max()
                        .orElse(0)
                + 1;
        commit(List.of(new SchemaRegistered(subject, version, id, canonical)));
        return state.version(subject, version).orElseThrow();
    }

    /**
     * What keeps a schema from standing beside the versions of a subject, one sentence each; empty if nothing does.
     *
     * @throws RegistryRefusal if the text is no schema
     */
    public synchronized List<String> conflicts(String subject, SubmittedSchema text) {
        return Compatibility.conflicts(effectiveLevel(subject), text.parsed(), shown(subject, false));
    }

    /**
     * As {@link #conflicts(String, SubmittedSchema)}, against one version. There are none with the latest of a subject that
     * has no version yet.
     *
     * @throws RegistryRefusal if the text is no schema or there is no such version
     */
    public synchronized List<String> conflicts(String subject, VersionSelector selector, SubmittedSchema text) {
        Schema schema = text.parsed();
        if (selector.isLatest() && shown(subject, false).isEmpty()) {
            return List.of();
        }
        return Compatibility.against(effectiveLevel(subject), schema, version(subject, selector, false));
    }

    /**
     * Deletes a subject: hides its versions, or removes hidden ones for good. Answers with their numbers.
     *
     * @throws RegistryRefusal if there is none, it is hidden already, or is to be removed without having been hidden
     */
    public synchronized List<Integer> deleteSubject(String subject, boolean permanent) {
        List<SubjectVersion> all = versions(subject, true);
        List<SubjectVersion> shown = shown(subject, false);
        if (permanent && !shown.isEmpty()) {
            throw new RegistryRefusal(
                    Code.SUBJECT_NOT_SOFT_DELETED,
                    "subject '" + subject + "' must be deleted before it is deleted permanently");
        }
        if (!permanent && shown.isEmpty()) {
            throw new RegistryRefusal(
                    Code.SUBJECT_SOFT_DELETED,
                    "subject '" + subject + "' is deleted already; permanent=true deletes it permanently");
        }
        List<SubjectVersion> gone = permanent ? all : shown;
        List<RegistryEvent> events = new ArrayList<>();
        gone.forEach(version -> events.add(deletion(version, permanent)));
        state.level(subject).ifPresent(level -> events.add(new LevelCleared(subject)));
        commit(events);
        return gone.stream().map(SubjectVersion::version).toList();
    }

    /**
     * Deletes one version: hides it, or removes a hidden one for good. Answers with its number.
     *
     * @throws RegistryRefusal if there is none, it is hidden already, or is to be removed without having been hidden
     */
    public synchronized int deleteVersion(String subject, VersionSelector selector, boolean permanent) {
        SubjectVersion version = version(subject, selector, !selector.isLatest() || permanent);
        if (permanent != version.deleted()) {
            throw permanent
                    ? new RegistryRefusal(
                            Code.VERSION_NOT_SOFT_DELETED,
                            "version " + version.version() + " of subject '" + subject
                                    + "' must be deleted before it is deleted permanently")
                    : new RegistryRefusal(
                            Code.VERSION_SOFT_DELETED,
                            "version " + version.version() + " of subject '" + subject
                                    + "' is deleted already; permanent=true deletes it permanently");
        }
        commit(List.of(deletion(version, permanent)));
        return version.version();
    }

    /**
     * The schema with an id, also when all its versions are hidden: records written with it are still about.
     *
     * @throws RegistryRefusal if there is none
     */
    public synchronized StoredSchema schema(int id) {
        return schemaWhere(place -> place.schema().id() == id, String.valueOf(id));
    }

    /**
     * The schema with a guid, as {@link #schema(int)}.
     *
     * @throws RegistryRefusal if there is none
     */
    public synchronized StoredSchema schemaWithGuid(String guid) {
        return schemaWhere(place -> place.schema().guid().toString().equalsIgnoreCase(guid), guid);
    }

    /**
     * The places of the schema with an id, by subject and version.
     *
     * @throws RegistryRefusal if there is no such schema
     */
    public synchronized List<SubjectVersion> places(int id, boolean deletedToo) {
        schema(id);
        return state.everyVersion()
                .filter(place -> place.schema().id() == id && (deletedToo || !place.deleted()))
                .toList();
    }

    /** The level of all subjects that have none of their own; {@code BACKWARD} until it is set. */
    public synchronized CompatibilityLevel level() {
        return state.level(RegistryState.WHOLE_REGISTRY).orElse(DEFAULT_LEVEL);
    }

    /** The subject's own level, if it has one. */
    public synchronized Optional<CompatibilityLevel> level(String subject) {
        return state.level(subject);
    }

    /** Sets the level of all subjects that have none of their own. */
    public synchronized void setLevel(CompatibilityLevel level) {
        commit(List.of(new LevelSet(RegistryState.WHOLE_REGISTRY, level)));
    }

    /**
     * Sets the level of one subject, which need not exist yet.
     *
     * @throws RegistryRefusal if the name cannot be a subject's
     */
    public synchronized void setLevel(String subject, CompatibilityLevel level) {
        requireSubject(subject);
        commit(List.of(new LevelSet(subject, level)));
    }

    /** Goes back to the default level; answers with the level until now. */
    public synchronized CompatibilityLevel clearLevel() {
        CompatibilityLevel before = level();
        commit(List.of(new LevelCleared(RegistryState.WHOLE_REGISTRY)));
        return before;
    }

    /** Takes the subject's own level away; answers with it, or with nothing if there was none. */
    public synchronized Optional<CompatibilityLevel> clearLevel(String subject) {
        Optional<CompatibilityLevel> before = state.level(subject);
        if (before.isPresent()) {
            commit(List.of(new LevelCleared(subject)));
        }
        return before;
    }

    private List<SubjectVersion> shown(String subject, boolean deletedToo) {
        return state.versions(subject).stream()
                .filter(version -> deletedToo || !version.deleted())
                .toList();
    }

    private static Optional<SubjectVersion> lastWith(String canonical, List<SubjectVersion> versions) {
        return versions.stream()
                .filter(version -> version.schema().text().equals(canonical))
                .reduce((earlier, later) -> later);
    }

    private void requireCompatible(String subject, Schema schema, List<SubjectVersion> earlier) {
        CompatibilityLevel level = effectiveLevel(subject);
        List<String> conflicts = Compatibility.conflicts(level, schema, earlier);
        if (!conflicts.isEmpty()) {
            throw new RegistryRefusal(
                    Code.INCOMPATIBLE_SCHEMA,
                    "schema is not " + level + " compatible with subject '" + subject + "': "
                            + String.join("; ", conflicts));
        }
    }

    private CompatibilityLevel effectiveLevel(String subject) {
        return state.level(subject).orElseGet(this::level);
    }

    private static RegistryEvent deletion(SubjectVersion version, boolean permanent) {
        return permanent
                ? new VersionForgotten(version.subject(), version.version())
                : new VersionDeleted(version.subject(), version.version());
    }

    private StoredSchema schemaWhere(java.util.function.Predicate<SubjectVersion> wanted, String name) {
        Stream<SubjectVersion> places = state.everyVersion().filter(wanted);
        return places.findFirst().map(SubjectVersion::schema).orElseThrow(() -> schemaNotFound(name));
    }

    private static void requireSubject(String subject) {
        boolean printable = subject.chars().noneMatch(Character::isISOControl);
        if (subject.isBlank() || subject.length() > LONGEST_SUBJECT || !printable) {
            throw new RegistryRefusal(
                    Code.INVALID_SUBJECT,
                    "subject must be printable and have 1 to " + LONGEST_SUBJECT + " characters, had "
                            + subject.length());
        }
    }

    private static RegistryRefusal subjectNotFound(String subject) {
        return new RegistryRefusal(Code.SUBJECT_NOT_FOUND, "subject '" + subject + "' not found");
    }

    private static RegistryRefusal schemaNotFound(String where) {
        return new RegistryRefusal(Code.SCHEMA_NOT_FOUND, "schema " + where + " not found");
    }

    private void commit(List<RegistryEvent> events) {
        try {
            if (journal.isPresent()) {
                journal.get().append(events);
            }
        } catch (IOException e) {
            throw new UncheckedIOException("the registry's journal cannot be written", e);
        }
        events.forEach(state::apply);
    }

    /** Closes the journal; every later change fails. */
    @Override
    public synchronized void close() {
        try {
            if (journal.isPresent()) {
                journal.get().close();
            }
        } catch (IOException e) {
            throw new UncheckedIOException("the registry's journal cannot be closed", e);
        }
    }
}
