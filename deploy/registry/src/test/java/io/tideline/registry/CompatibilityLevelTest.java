package io.tideline.registry;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.stream.Collectors;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Each level against each kind of change: of the latest version, and of one before it that the latest hides. */
class CompatibilityLevelTest {

    @TempDir
    private Path directory;

    /**
     * Versions are lists of fields, those with a question mark have a default; the last column is the verdict.
     */
    @ParameterizedTest(name = "{0}: {1} then {2}")
    @CsvSource({
        "NONE,                a,    b,     true",
        "BACKWARD,            a,    a b?,  true",
        "BACKWARD,            a,    a b,   false",
        "BACKWARD,            a b,  a,     true",
        "FORWARD,             a,    a b?,  true",
        "FORWARD,             a,    a b,   true",
        "FORWARD,             a b,  a,     false",
        "FORWARD,             a b?, a,     true",
        "FULL,                a,    a b?,  true",
        "FULL,                a,    a b,   false",
        "FULL,                a b,  a,     false",
        "FULL,                a b?, a,     true",
        "BACKWARD_TRANSITIVE, a,    a b,   false",
        "FORWARD_TRANSITIVE,  a b,  a,     false",
        "FULL_TRANSITIVE,     a,    a b?,  true",
        "FULL_TRANSITIVE,     a,    a b,   false"
    })
    void changeOfTheLatest(CompatibilityLevel level, String first, String second, boolean granted) throws Exception {
        assertThat(isGranted(level, second, first)).isEqualTo(granted);
    }

    /** The third version suits the second; whether it suits the first decides between a level and its transitive kin. */
    @ParameterizedTest(name = "{0}: {1} then {2} then {3}")
    @CsvSource({
        // b gains a default, then a is all that is left: version 1 readers still want b.
        "FORWARD,             a b,  a b?,  a,    true",
        "FORWARD_TRANSITIVE,  a b,  a b?,  a,    false",
        // b comes with a default, then loses it: version 1 data has no b.
        "BACKWARD,            a,    a b?,  a b,  true",
        "BACKWARD_TRANSITIVE, a,    a b?,  a b,  false",
        "FULL,                a,    a b?,  a b,  true",
        "FULL_TRANSITIVE,     a,    a b?,  a b,  false",
        "NONE,                a,    a b?,  c,    true"
    })
    void changeOfAnEarlierOne(CompatibilityLevel level, String first, String second, String third, boolean granted)
            throws Exception {
        assertThat(isGranted(level, third, first, second)).isEqualTo(granted);
    }

    private boolean isGranted(CompatibilityLevel level, String candidate, String... earlier) throws Exception {
        try (SchemaStore store = SchemaStore.open(directory.resolve("journal.ndjson"))) {
            store.setLevel("s", CompatibilityLevel.NONE);
            for (String fields : earlier) {
                store.register("s", record(fields));
            }
            store.setLevel("s", level);
            boolean promised = store.conflicts("s", record(candidate)).isEmpty();
            assertThat(registers(store, candidate))
                    .as("register and check agree")
                    .isEqualTo(promised);
            return promised;
        }
    }

    private static boolean registers(SchemaStore store, String candidate) {
        try {
            store.register("s", record(candidate));
            return true;
        } catch (RegistryRefusal refusal) {
            assertThat(refusal.code()).isEqualTo(RegistryRefusal.Code.INCOMPATIBLE_SCHEMA);
            return false;
        }
    }

    /** A record of int fields, those with a question mark defaulted. */
    private static SubmittedSchema record(String fields) {
        String json = Arrays.stream(fields.strip().split("\\s+", -1))
                .map(field -> field.endsWith("?")
                        ? "{\"name\":\"" + field.charAt(0) + "\",\"type\":\"int\",\"default\":0}"
                        : "{\"name\":\"" + field + "\",\"type\":\"int\"}")
                .collect(Collectors.joining(","));
        return new SubmittedSchema("{\"type\":\"record\",\"name\":\"R\",\"fields\":[" + json + "]}", false);
    }
}
