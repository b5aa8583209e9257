package io.tideline.registry;

import static org.assertj.core.api.Assertions.assertThat;

import io.tideline.registry.RegistryHarness.Answer;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * The interface over HTTP. Each row of a table is asked of a registry that holds, under subject {@code s}, version 1
 * with an int field {@code a} (id 1) and version 2 with a defaulted {@code b} more (id 2), under {@code t} the first of
 * them (id 1), and under {@code gone} a deleted version (id 3).
 */
class RegistryApiTest {

    private static final String ONE =
            "{\"type\":\"record\",\"name\":\"R\",\"fields\":[{\"name\":\"a\",\"type\":\"int\"}]}";
    private static final String TWO =
            "{\"type\":\"record\",\"name\":\"R\",\"fields\":[{\"name\":\"a\",\"type\":\"int\"},"
                    + "{\"name\":\"b\",\"type\":\"int\",\"default\":0}]}";
    private static final String INCOMPATIBLE =
            "{\"type\":\"record\",\"name\":\"R\",\"fields\":[{\"name\":\"z\",\"type\":\"int\"}]}";

    @TempDir
    private Path directory;

    private RegistryHarness registry;

    @BeforeEach
    void fill() throws Exception {
        registry = RegistryHarness.over(directory);
        assertThat(registry.register("s", ONE).json().get("id").intValue()).isEqualTo(1);
        assertThat(registry.register("s", TWO).json().get("id").intValue()).isEqualTo(2);
        assertThat(registry.register("t", ONE).json().get("id").intValue()).isEqualTo(1);
        assertThat(registry.register("gone", "\"string\"").json().get("id").intValue())
                .isEqualTo(3);
        assertThat(registry.ask("DELETE", "/subjects/gone", "").body()).isEqualTo("[1]");
    }

    @AfterEach
    void close() {
        registry.close();
    }

    @ParameterizedTest(name = "{0} {1}")
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            GET    | /                                     | {}
            GET    | /schemas/types                        | ["AVRO"]
            GET    | /subjects                             | ["s","t"]
            GET    | /subjects?deleted=true                | ["gone","s","t"]
            GET    | /subjects/s/versions                  | [1,2]
            GET    | /subjects/gone/versions?deleted=true  | [1]
            GET    | /subjects/gone/versions/1/schema?deleted=true | "string"
            GET    | /schemas/ids/3/schema                 | "string"
            GET    | /schemas/ids/1/subjects               | ["s","t"]
            GET    | /schemas/ids/3/subjects               | []
            GET    | /schemas/ids/3/subjects?deleted=true  | ["gone"]
            GET    | /schemas/ids/1/versions               | [{"subject":"s","version":1},{"subject":"t","version":1}]
            GET    | /config                               | {"compatibilityLevel":"BACKWARD"}
            GET    | /config/s?defaultToGlobal=true        | {"compatibilityLevel":"BACKWARD"}
            DELETE | /config                               | {"compatibilityLevel":"BACKWARD"}
            GET    | /mode                                 | {"mode":"READWRITE"}
            GET    | /mode/s?defaultToGlobal=true          | {"mode":"READWRITE"}
            DELETE | /subjects/s                           | [1,2]
            DELETE | /subjects/s/versions/1                | 1
            DELETE | /subjects/s/versions/latest           | 2
            DELETE | /subjects/gone?permanent=true         | [1]
            DELETE | /subjects/gone/versions/1?permanent=true | 1
            """)
    void question_isAnswered(String method, String path, String expected) throws Exception {
        Answer answer = registry.ask(method, path, "");

        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.contentType()).isEqualTo("application/vnd.schemaregistry.v1+json");
        assertThat(answer.json()).isEqualTo(RegistryHarness.JSON.readTree(expected));
    }

    @ParameterizedTest(name = "{0} {1} -> {3}")
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            GET    | /subjects/absent/versions             | 404 | 40401
            GET    | /subjects/absent/versions/latest      | 404 | 40401
            GET    | /subjects/gone/versions               | 404 | 40401
            GET    | /subjects/s/versions/3                | 404 | 40402
            GET    | /subjects/s/versions/0                | 422 | 42202
            GET    | /subjects/s/versions/-2               | 422 | 42202
            GET    | /subjects/s/versions/newest           | 422 | 42202
            GET    | /subjects/s/versions/2147483648       | 422 | 42202
            GET    | /schemas/ids/99                       | 404 | 40403
            GET    | /schemas/ids/ninety                   | 404 | 40403
            GET    | /schemas/ids/99/versions              | 404 | 40403
            GET    | /schemas/guids/none                   | 404 | 40403
            GET    | /config/s                             | 404 | 40408
            DELETE | /config/s                             | 404 | 40408
            GET    | /mode/s                               | 404 | 40409
            DELETE | /subjects/absent                      | 404 | 40401
            DELETE | /subjects/gone                        | 404 | 40404
            DELETE | /subjects/s?permanent=true            | 404 | 40405
            DELETE | /subjects/s/versions/9                | 404 | 40402
            DELETE | /subjects/gone/versions/1             | 404 | 40406
            DELETE | /subjects/s/versions/1?permanent=true | 404 | 40407
            GET    | /associations/resources/-/orders?resourceType=topic&associationType=value | 404 | 40401
            GET    | /no/such/path                         | 404 | 404
            PATCH  | /subjects                             | 405 | 405
            """)
    void unanswerableQuestion_saysWhy(String method, String path, int status, int code) throws Exception {
        assertRefused(registry.ask(method, path, ""), status, code);
    }

    @Test
    void version_carriesAllThatClientsAskFor() throws Exception {
        Answer latest = registry.ask("GET", "/subjects/s/versions/latest", "");
        Answer byId = registry.ask("GET", "/schemas/ids/2?subject=s", "");
        String guid = latest.json().get("guid").textValue();
        Answer byGuid = registry.ask("GET", "/schemas/guids/" + guid, "");

        assertThat(latest.body())
                .isEqualTo(RegistryHarness.JSON.writeValueAsString(RegistryHarness.JSON
                        .createObjectNode()
                        .put("subject", "s")
                        .put("version", 2)
                        .put("id", 2)
                        .put("guid", guid)
                        .put("schema", TWO)));
        assertThat(byId.json().get("schema").textValue()).isEqualTo(TWO);
        assertThat(byGuid.body()).isEqualTo(byId.body());
    }

    @Test
    void deletedVersion_saysSo() throws Exception {
        assertThat(registry.ask("GET", "/subjects/gone/versions/1?deleted=true", "")
                        .json()
                        .get("deleted")
                        .booleanValue())
                .isTrue();
    }

    @Test
    void registeringAgain_changesNothing() throws Exception {
        Answer again = registry.register("s", ONE.replace(",", " ,\n "));

        assertThat(again.json().get("version").intValue()).isEqualTo(1);
        assertThat(registry.ask("GET", "/subjects/s/versions", "").body()).isEqualTo("[1,2]");
    }

    @Test
    void incompatibleSchema_isAConflict_andNotRegistered() throws Exception {
        assertRefused(registry.register("s", INCOMPATIBLE), 409, 409);
        assertThat(registry.ask("GET", "/subjects/s/versions", "").body()).isEqualTo("[1,2]");
    }

    @Test
    void lookup_findsOnlyWhatIsThere() throws Exception {
        Answer found = registry.ask("POST", "/subjects/s", RegistryHarness.schemaBody(ONE));

        assertThat(found.json().get("version").intValue()).isEqualTo(1);
        assertRefused(registry.ask("POST", "/subjects/s", RegistryHarness.schemaBody(INCOMPATIBLE)), 404, 40403);
        assertRefused(registry.ask("POST", "/subjects/absent", RegistryHarness.schemaBody(ONE)), 404, 40401);
        assertRefused(registry.ask("POST", "/subjects/gone", RegistryHarness.schemaBody("\"string\"")), 404, 40401);
        assertThat(registry.ask("POST", "/subjects/gone?deleted=true", RegistryHarness.schemaBody("\"string\""))
                        .status())
                .isEqualTo(200);
    }

    @Test
    void orderOfAttributes_isASchemaOfItsOwn_unlessNormalized() throws Exception {
        String plain = "{\"type\":\"string\",\"x\":1,\"y\":2}";
        String turned = "{\"type\":\"string\",\"y\":2,\"x\":1}";
        registry.register("plain", plain);
        String normalized = "/subjects/normal/versions?normalize=true";
        registry.ask("POST", normalized, RegistryHarness.schemaBody(turned));

        assertThat(registry.register("plain", turned).json().get("version").intValue())
                .isEqualTo(2);
        assertThat(registry.ask("POST", normalized, RegistryHarness.schemaBody(plain))
                        .json()
                        .get("version")
                        .intValue())
                .isEqualTo(1);
    }

    @Test
    void subjectRegisteredAfterItsDeletion_goesOnCounting_untilItIsForgotten() throws Exception {
        assertThat(registry.register("gone", "\"string\"").json().get("version").intValue())
                .isEqualTo(2);
        registry.ask("DELETE", "/subjects/gone", "");
        registry.ask("DELETE", "/subjects/gone?permanent=true", "");

        assertRefused(registry.ask("GET", "/schemas/ids/3", ""), 404, 40403);
        Answer anew = registry.register("gone", "\"string\"");
        assertThat(anew.json().get("version").intValue()).isEqualTo(1);
        assertThat(anew.json().get("id").intValue())
                .as("an id is never given twice")
                .isEqualTo(4);
    }

    @Test
    void levels_areSetAndCleared() throws Exception {
        assertThat(registry.ask("PUT", "/config", "{\"compatibility\":\"full\"}")
                        .body())
                .isEqualTo("{\"compatibility\":\"FULL\"}");
        assertThat(registry.ask("PUT", "/config/s", "{\"compatibility\":\"NONE\"}")
                        .body())
                .isEqualTo("{\"compatibility\":\"NONE\"}");
        assertThat(registry.ask("GET", "/config/s", "").body()).isEqualTo("{\"compatibilityLevel\":\"NONE\"}");
        assertThat(registry.register("s", INCOMPATIBLE).status()).isEqualTo(200);
        assertThat(registry.ask("DELETE", "/config/s", "").body()).isEqualTo("{\"compatibilityLevel\":\"NONE\"}");
        assertThat(registry.ask("GET", "/config/s?defaultToGlobal=true", "").body())
                .isEqualTo("{\"compatibilityLevel\":\"FULL\"}");
        assertRefused(registry.ask("PUT", "/config", "{\"compatibility\":\"SOMEHOW\"}"), 422, 42203);
    }

    @Test
    void compatibility_isJudgedWithoutRegistering() throws Exception {
        String bad = RegistryHarness.schemaBody(INCOMPATIBLE);
        String good = RegistryHarness.schemaBody(TWO);

        assertThat(registry.ask("POST", "/compatibility/subjects/s/versions/1", good)
                        .body())
                .isEqualTo("{\"is_compatible\":true}");
        assertThat(registry.ask("POST", "/compatibility/subjects/s/versions/latest", bad)
                        .body())
                .isEqualTo("{\"is_compatible\":false}");
        assertThat(registry.ask("POST", "/compatibility/subjects/s/versions?verbose=true", bad)
                        .json()
                        .get("messages"))
                .anySatisfy(message -> assertThat(message.textValue())
                        .startsWith("the new schema cannot read version 2: READER_FIELD_MISSING_DEFAULT_VALUE"));
        assertThat(registry.ask("POST", "/compatibility/subjects/absent/versions/latest", bad)
                        .body())
                .isEqualTo("{\"is_compatible\":true}");
        assertThat(registry.ask("POST", "/compatibility/subjects/absent/versions?verbose=true", bad)
                        .body())
                .isEqualTo("{\"is_compatible\":true,\"messages\":[]}");
        assertRefused(registry.ask("POST", "/compatibility/subjects/s/versions/7", good), 404, 40402);
        assertRefused(registry.ask("POST", "/compatibility/subjects/absent/versions/7", good), 404, 40401);
    }

    @Test
    void subjectWithASlash_isOneSegmentWhenEncoded() throws Exception {
        registry.register("a%2Fb%20c", "\"int\"");

        assertThat(registry.ask("GET", "/subjects", "").json())
                .anySatisfy(subject -> assertThat(subject.textValue()).isEqualTo("a/b c"));
    }

    @Test
    void manyAtOnce_getTheSameIdForTheSameSchema_andDenseVersions() throws Exception {
        int clients = 8;
        ExecutorService threads = Executors.newFixedThreadPool(clients);
        try {
            CountDownLatch together = new CountDownLatch(clients);
            List<Callable<Integer>> registrations = new ArrayList<>();
            for (int client = 0; client < clients; client++) {
                String schema = client % 2 == 0 ? "\"long\"" : "\"int\"";
                registrations.add(() -> {
                    together.countDown();
                    together.await();
                    return registry.register("busy", schema).json().get("id").intValue();
                });
            }
            registry.ask("PUT", "/config/busy", "{\"compatibility\":\"NONE\"}");
            List<Integer> ids = new ArrayList<>();
            for (Future<Integer> registration : threads.invokeAll(registrations)) {
                ids.add(registration.get());
            }

            assertThat(ids).containsOnly(4, 5);
            assertThat(registry.ask("GET", "/subjects/busy/versions", "").body())
                    .isEqualTo("[1,2]");
        } finally {
            threads.shutdownNow();
        }
    }

    @Test
    void restart_keepsIdsVersionsDeletionsAndLevels() throws Exception {
        registry.ask("PUT", "/config", "{\"compatibility\":\"FULL_TRANSITIVE\"}");
        registry.ask("DELETE", "/subjects/gone?permanent=true", "");
        String before = everything();
        registry.close();
        registry = RegistryHarness.over(directory);

        assertThat(everything()).isEqualTo(before);
        assertThat(registry.register("new", "\"bytes\"").json().get("id").intValue())
                .as("the id of the forgotten schema is not given again")
                .isEqualTo(4);
    }

    private String everything() throws Exception {
        StringBuilder answers = new StringBuilder();
        for (String path : List.of(
                "/subjects?deleted=true",
                "/subjects/s/versions",
                "/subjects/s/versions/1",
                "/subjects/s/versions/2",
                "/subjects/t/versions/latest",
                "/schemas/ids/1/versions",
                "/config")) {
            answers.append(registry.ask("GET", path, "").body()).append('\n');
        }
        return answers.toString();
    }

    static void assertRefused(Answer answer, int status, int code) throws Exception {
        assertThat(answer.status()).as(answer.body()).isEqualTo(status);
        assertThat(answer.contentType()).isEqualTo("application/vnd.schemaregistry.v1+json");
        assertThat(answer.json().get("error_code").intValue()).isEqualTo(code);
        assertThat(answer.json().get("message").textValue()).isNotBlank();
    }
}
