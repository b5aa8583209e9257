package io.tideline.registry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The bytes of a registry that outlive its process. */
class RegistryJournalTest {

    private static final String GOLDEN = """
            {"format":"tideline-registry","version":1}
            {"event":"schema-registered","subject":"s","version":1,"id":1,"schema":"\\"int\\""}
            {"event":"level-set","subject":"","level":"NONE"}
            {"event":"schema-registered","subject":"s","version":2,"id":2,"schema":"\\"string\\""}
            {"event":"version-deleted","subject":"s","version":1}
            {"event":"version-forgotten","subject":"s","version":1}
            {"event":"level-cleared","subject":""}
            """;

    @TempDir
    private Path directory;

    private Path file;

    @BeforeEach
    void name() {
        file = directory.resolve("journal.ndjson");
    }

    @Test
    void everyKindOfChange_hasItsLine() throws Exception {
        try (SchemaStore store = SchemaStore.open(file)) {
            store.register("s", new SubmittedSchema("\"int\"", false));
            store.setLevel(CompatibilityLevel.NONE);
            store.register("s", new SubmittedSchema("\"string\"", false));
            store.deleteVersion("s", VersionSelector.of("1"), false);
            store.deleteVersion("s", VersionSelector.of("1"), true);
            store.clearLevel();
        }

        assertThat(file).hasContent(GOLDEN);
    }

    @Test
    void everyLine_isReadBack() throws Exception {
        Files.writeString(file, GOLDEN);
        try (SchemaStore store = SchemaStore.open(file)) {
            assertThat(store.versions("s", true))
                    .containsExactly(new SubjectVersion("s", 2, new StoredSchema(2, "\"string\""), false));
            assertThat(store.level()).isEqualTo(CompatibilityLevel.BACKWARD);
        }
    }

    @Test
    void journalCutAnywhere_isTheJournalUpToItsLastWholeLine() throws Exception {
        byte[] whole = GOLDEN.getBytes(java.nio.charset.StandardCharsets.UTF_8);
        for (int length = 0; length <= whole.length; length++) {
            Files.write(file, Arrays.copyOf(whole, length));
            try (RegistryJournal journal = RegistryJournal.open(file)) {
                long lines = new String(whole, 0, length, java.nio.charset.StandardCharsets.UTF_8)
                        .chars()
                        .filter(c -> c == '\n')
                        .count();
                assertThat(journal.history()).as("cut after %d bytes", length).hasSize((int) Math.max(0, lines - 1));
                journal.append(java.util.List.of(new RegistryEvent.LevelCleared("s")));
            }
            assertThat(Files.readString(file)).endsWith("}\n");
            RegistryJournal.open(file).close();
        }
    }

    @Test
    void brokenLineInTheMiddle_isNamed_notSkipped() throws Exception {
        Files.writeString(file, GOLDEN.replace("\"version-deleted\"", "\"version-shredded\""));

        assertThatThrownBy(() -> SchemaStore.open(file))
                .isInstanceOf(IOException.class)
                .hasMessage("line 5 of " + file + " is not a registry event");
    }

    @Test
    void changeThatCannotBeWritten_isNotMade() throws Exception {
        SchemaStore store = SchemaStore.open(file);
        store.close();

        assertThatThrownBy(() -> store.register("s", new SubmittedSchema("\"int\"", false)))
                .isInstanceOf(java.io.UncheckedIOException.class);
        assertThat(store.subjects(true)).isEmpty();
    }
}
