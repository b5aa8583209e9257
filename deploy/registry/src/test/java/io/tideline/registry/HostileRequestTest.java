package io.tideline.registry;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.OutputStream;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Requests that mean harm or are plain wrong: refused in the registry's own words, and nothing is registered. */
class HostileRequestTest {

    private static final int DEEP = 50_000;

    private static RegistryHarness registry;

    @BeforeAll
    static void start(@TempDir Path directory) throws Exception {
        registry = RegistryHarness.over(directory);
    }

    @AfterAll
    static void stop() {
        registry.close();
    }

    @AfterEach
    void nothingWasRegistered() throws Exception {
        assertThat(registry.ask("GET", "/subjects?deleted=true", "").body()).isEqualTo("[]");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            nonsense                                                       | 400 | 400
            {"schema":"\\"int\\""                                          | 400 | 400
            []                                                             | 400 | 400
            null                                                           | 400 | 400
            "schema"                                                       | 400 | 400
            {"schema":1}                                                   | 400 | 400
            {"schema":{"type":"int"}}                                      | 400 | 400
            {"schema":"\\"int\\"","schemaType":7}                          | 400 | 400
            {}                                                             | 422 | 42201
            {"schema":null}                                                | 422 | 42201
            {"schema":"  "}                                                | 422 | 42201
            {"schema":"int"}                                               | 422 | 42201
            {"schema":"\\"no-such-type\\""}                                | 422 | 42201
            {"schema":"[\\"null\\",\\"no-such-type\\"]"}                   | 422 | 42201
            {"schema":"\\"int\\" and more"}                                | 422 | 42201
            {"schema":"{\\"type\\":\\"record\\",\\"name\\":\\"R\\"}"}      | 422 | 42201
            {"schema":"{\\"type\\":\\"record\\",\\"name\\":\\"a b\\",\\"fields\\":[]}"} | 422 | 42201
            {"schema":"{\\"type\\":\\"fixed\\",\\"name\\":\\"F\\",\\"size\\":-1}"} | 422 | 42201
            {"schema":"{\\"type\\":\\"record\\",\\"name\\":\\"R\\",\\"fields\\":[{\\"name\\":\\"a\\",\\"type\\":\\"int\\",\\"default\\":\\"x\\"}]}"} | 422 | 42201
            {"schema":"message M {}","schemaType":"PROTOBUF"}              | 422 | 42201
            {"schema":"{}","schemaType":"JSON"}                            | 422 | 42201
            {"schema":"\\"R\\"","references":[{"name":"R","subject":"r","version":1}]} | 422 | 42201
            """)
    void body_isRefused(String body, int status, int code) throws Exception {
        RegistryApiTest.assertRefused(registry.ask("POST", "/subjects/s/versions", body), status, code);
    }

    @Test
    void missingBody_isRefused() throws Exception {
        RegistryApiTest.assertRefused(registry.ask("POST", "/subjects/s/versions", ""), 400, 400);
    }

    @Test
    void tooLargeBody_isRefused() throws Exception {
        String body = "{\"schema\":\"" + " ".repeat(RegistryServer.LARGEST_BODY) + "\"}";

        RegistryApiTest.assertRefused(registry.ask("POST", "/subjects/s/versions", body), 413, 413);
    }

    @Test
    void deeplyNestedBody_isRefused() throws Exception {
        String body = "[".repeat(DEEP) + "]".repeat(DEEP);

        RegistryApiTest.assertRefused(registry.ask("POST", "/subjects/s/versions", body), 400, 400);
    }

    @Test
    void deeplyNestedSchema_isRefused() throws Exception {
        int depth = DEEP / 10;
        String schema = "{\"type\":\"array\",\"items\":".repeat(depth) + "\"int\"" + "}".repeat(depth);

        RegistryApiTest.assertRefused(registry.register("s", schema), 422, 42201);
    }

    @Test
    void schemaNestedJustWithinTheParser_isComparedOrRefused_neverAFailure() throws Exception {
        int depth = 900;
        String schema = "{\"type\":\"array\",\"items\":".repeat(depth) + "\"int\"" + "}".repeat(depth);

        int status = registry.ask(
                        "POST", "/compatibility/subjects/s/versions?normalize=true", RegistryHarness.schemaBody(schema))
                .status();

        assertThat(status).isIn(200, 422);
    }

    @ParameterizedTest
    @CsvSource({"text/plain", "application/x-www-form-urlencoded", "application/xml"})
    void bodyThatIsNotCalledJson_isRefused(String contentType) throws Exception {
        String body = RegistryHarness.schemaBody("\"int\"");

        RegistryApiTest.assertRefused(registry.ask("POST", "/subjects/s/versions", body, contentType), 415, 415);
    }

    @ParameterizedTest
    @CsvSource({"%20, 422", "%0A, 422", "a%00b, 400"})
    void subjectThatNobodyCouldType_isRefused(String subject, int status) throws Exception {
        assertThat(registry.register(subject, "\"int\"").status()).isEqualTo(status);
    }

    @Test
    void endlessSubject_isRefused() throws Exception {
        RegistryApiTest.assertRefused(registry.register("s".repeat(1025), "\"int\""), 422, 42208);
    }

    @Test
    void requestThatIsNoHttp_getsAnErrorThatIsNoPage() throws Exception {
        try (Socket socket = new Socket(registry.url().getHost(), registry.url().getPort())) {
            OutputStream out = socket.getOutputStream();
            out.write("GET /subjects%zz HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n"
                    .getBytes(StandardCharsets.US_ASCII));
            out.flush();
            ByteArrayOutputStream answer = new ByteArrayOutputStream();
            socket.getInputStream().transferTo(answer);

            assertThat(answer.toString(StandardCharsets.UTF_8))
                    .startsWith("HTTP/1.1 400")
                    .contains("\"error_code\":400");
        }
    }
}
