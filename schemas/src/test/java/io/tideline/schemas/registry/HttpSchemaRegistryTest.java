package io.tideline.schemas.registry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tideline.schemas.SampleContracts;
import io.tideline.schemas.registry.RegistryException.Fault;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.apache.avro.Schema;
import org.apache.kafka.common.errors.InterruptException;
import org.assertj.core.api.AbstractThrowableAssert;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class HttpSchemaRegistryTest {

    private static final Schema SCHEMA = SampleContracts.SIGNUPS.schema();
    private static final Schema OTHER = SampleContracts.REQUESTS.schema();

    /** Nothing listens there: the port is reserved. */
    private static final String NOBODY = "http://localhost:1";

    private final RegistryStub stub = new RegistryStub();

    @AfterEach
    void close() {
        stub.close();
    }

    @Test
    void everyCall_findsWhatWasRegistered() {
        SchemaRegistry registry = open(Map.of());
        int id = registry.register("a-value", SCHEMA);
        RegisteredSchema first = new RegisteredSchema("a-value", 1, id, SCHEMA);
        assertThat(registry.register("a-value", SCHEMA)).isEqualTo(id);
        assertThat(registry.lookup("a-value", SCHEMA)).contains(first);
        assertThat(registry.latest("a-value")).contains(first);
        assertThat(registry.version("a-value", 1)).contains(first);
        assertThat(registry.versions("a-value")).containsExactly(1);
        assertThat(registry.byId(id)).contains(SCHEMA);
        assertThat(registry.byGuid(InMemorySchemaRegistry.guidOf(SCHEMA))).contains(SCHEMA);
        assertThat(registry.compatibility("a-value")).isEmpty();
        registry.setCompatibility("a-value", "FULL_TRANSITIVE");
        assertThat(registry.compatibility("a-value")).contains("FULL_TRANSITIVE");
        assertThat(registry.incompatibilities("a-value", SCHEMA)).isEmpty();
        assertThat(registry.incompatibilities("a-value", OTHER)).isNotEmpty();
    }

    @Test
    void whatIsNotThere_isEmpty() {
        SchemaRegistry registry = open(Map.of());
        assertThat(registry.lookup("a", SCHEMA)).isEmpty();
        assertThat(registry.latest("a")).isEmpty();
        assertThat(registry.version("a", 1)).isEmpty();
        assertThat(registry.versions("a")).isEmpty();
        assertThat(registry.byId(1)).isEmpty();
        assertThat(registry.byGuid(new UUID(1, 2))).isEmpty();
        assertThat(registry.compatibility("a")).isEmpty();
        assertThat(registry.incompatibilities("a", SCHEMA)).isEmpty();
    }

    @Test
    void subjectWithOddCharacters_isOneSubject() {
        SchemaRegistry registry = open(Map.of());
        registry.register("a/b c+d%ü", SCHEMA);
        assertThat(stub.registry().versions("a/b c+d%ü")).containsExactly(1);
    }

    @Test
    void incompatibleSchema_isRefused_inTheRegistrysWords() {
        SchemaRegistry registry = open(Map.of());
        registry.register("a", SCHEMA);
        assertFault(Fault.REFUSED, () -> registry.register("a", OTHER))
                .hasMessageContaining("status 409 (error_code 409)")
                .hasMessageContaining("POST /subjects/a/versions");
    }

    @ParameterizedTest
    @ValueSource(ints = {408, 429, 500, 502, 503, 504})
    void serverErrors_areTriedAgain(int status) {
        stub.answerNext(status, "");
        stub.answerNext(status, "<html>busy</html>");
        assertThat(open(Map.of()).versions("a")).isEmpty();
        assertThat(stub.requests()).hasSize(3);
    }

    @Test
    void serverErrorToTheEnd_isOne() {
        for (int i = 0; i < 3; i++) {
            stub.answerNext(503, "{\"error_code\":50301,\"message\":\"no leader\"}");
        }
        assertFault(Fault.SERVER_ERROR, () -> open(Map.of()).versions("a"))
                .hasMessage("The schema registry at %s answered GET /subjects/a/versions".formatted(stub.url())
                        + " with status 503 (error_code 50301): no leader.");
    }

    @ParameterizedTest
    @CsvSource({"401, UNAUTHORIZED", "403, UNAUTHORIZED", "400, REFUSED", "422, REFUSED", "302, REFUSED"})
    void refusals_areNotTriedAgain(int status, Fault fault) {
        stub.answerNext(status, "");
        assertFault(fault, () -> open(Map.of()).versions("a"));
        assertThat(stub.requests()).hasSize(1);
    }

    @Test
    void notFoundOfAWrongPath_saysNothingAboutSchemas() {
        assertFault(Fault.REFUSED, () -> open(Map.of(RegistrySettings.URL, stub.url() + "/wrong"))
                        .byId(1))
                .hasMessageContaining("/wrong answered GET /schemas/ids/1 with status 404");
    }

    @ParameterizedTest
    @ValueSource(strings = {"<html>hello</html>", "", "{", "{\"other\":1}", "[]"})
    void garbage_isGarbled(String body) {
        stub.answerNext(200, body);
        assertFault(Fault.GARBLED, () -> open(Map.of()).byId(1));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"schemaType\":\"PROTOBUF\",\"schema\":\"syntax = 'proto3';\"}",
                "{\"schema\":\"{}\"}",
                "{\"schema\":\"\\\"string\\\"\",\"references\":[{\"subject\":\"gone\",\"version\":1}]}"
            })
    void otherThanAvro_isNotAvro(String body) {
        stub.answerNext(200, body);
        assertFault(Fault.NOT_AVRO, () -> open(Map.of()).byId(1));
    }

    @Test
    void references_areFollowed() {
        stub.registry()
                .register(
                        "product",
                        SampleContracts.PURCHASES
                                .schema()
                                .getField("products")
                                .schema()
                                .getElementType());
        stub.answerNext(
                200,
                "{\"schema\":\"{\\\"type\\\":\\\"array\\\",\\\"items\\\":\\\"io.tideline.commerce.Product\\\"}\","
                        + "\"references\":[{\"name\":\"P\",\"subject\":\"product\",\"version\":1}]}");
        assertThat(open(Map.of()).byId(1))
                .contains(
                        SampleContracts.PURCHASES.schema().getField("products").schema());
    }

    @Test
    void silence_endsAtTheTimeout() {
        stub.fallSilent();
        assertFault(Fault.UNREACHABLE, () -> open(Map.of(RegistrySettings.REQUEST_TIMEOUT_MS, 100))
                        .versions("a"))
                .hasMessageContaining("did not answer GET /subjects/a/versions");
        assertThat(stub.requests()).hasSize(3);
    }

    @Test
    void nobodyThere_isUnreachable() {
        assertFault(Fault.UNREACHABLE, () -> open(Map.of(RegistrySettings.URL, NOBODY))
                        .versions("a"))
                .hasMessageContaining("localhost:1 did not answer");
    }

    @Test
    void firstUrlDown_secondAnswers_andIsAskedFirstFromThenOn() {
        try (RegistryStub down = new RegistryStub()) {
            SchemaRegistry registry = open(Map.of(RegistrySettings.URL, down.url() + "/," + stub.url()));
            down.answerNext(503, "");
            assertThat(registry.versions("a")).isEmpty();
            assertThat(registry.versions("a")).isEmpty();
            assertThat(down.requests()).hasSize(1);
            assertThat(stub.requests()).hasSize(2);
        }
    }

    @Test
    void longAnswer_isCutOff() {
        stub.answerNext(200, "\"" + "x".repeat(17 << 20) + "\"");
        assertFault(Fault.UNREACHABLE, () -> open(Map.of(RegistrySettings.MAX_RETRIES, 0))
                        .versions("a"))
                .hasMessageContaining("longer than");
    }

    @Test
    void interruptedWhileWaiting_stops() {
        stub.fallSilent();
        Thread.currentThread().interrupt();
        assertThatThrownBy(() -> open(Map.of()).versions("a")).isInstanceOf(InterruptException.class);
        assertThat(Thread.interrupted()).isTrue();
    }

    @Test
    void basicFromSettings_isSent() {
        stub.requireAuthorization("Basic dXNlcjpwYTpzcw==");
        assertThat(open(Map.of(
                                RegistrySettings.BASIC_SOURCE, "USER_INFO",
                                RegistrySettings.BASIC_USER_INFO, "user:pa:ss"))
                        .versions("a"))
                .isEmpty();
    }

    @Test
    void basicFromTheUrl_isSent_decoded() {
        stub.requireAuthorization("Basic dXNlcjpwYTpzcw==");
        String url = "http://user:pa%3Ass@" + stub.hostAndPort();
        assertThat(open(Map.of(RegistrySettings.URL, url)).versions("a")).isEmpty();
    }

    @Test
    void bearer_isSent() {
        stub.requireAuthorization("Bearer t0ken");
        assertThat(open(Map.of(
                                RegistrySettings.BEARER_SOURCE, "STATIC_TOKEN",
                                RegistrySettings.BEARER_TOKEN, "t0ken"))
                        .versions("a"))
                .isEmpty();
    }

    @Test
    void echoedCredentials_areHidden() {
        stub.requireAuthorization("Bearer another");
        List<Map<String, Object>> settings = List.of(
                Map.of(RegistrySettings.URL, "http://user:hunter2@" + stub.hostAndPort()),
                Map.of(RegistrySettings.BASIC_SOURCE, "USER_INFO", RegistrySettings.BASIC_USER_INFO, "user:hunter2"),
                Map.of(RegistrySettings.BEARER_SOURCE, "STATIC_TOKEN", RegistrySettings.BEARER_TOKEN, "hunter2"));
        for (Map<String, Object> one : settings) {
            assertFault(Fault.UNAUTHORIZED, () -> open(one).versions("a"))
                    .hasMessageContaining("[hidden]")
                    .hasMessageNotContaining("hunter2")
                    .hasMessageNotContaining("dXNlcjpodW50ZXIy");
        }
    }

    private SchemaRegistry open(Map<String, ?> settings) {
        Map<String, Object> all = new HashMap<>(Map.of(
                RegistrySettings.URL, stub.url(),
                RegistrySettings.MAX_RETRIES, 2,
                RegistrySettings.RETRIES_WAIT_MS, 1));
        all.putAll(settings);
        return SchemaRegistry.open(new RegistrySettings(all));
    }

    private static AbstractThrowableAssert<?, ? extends Throwable> assertFault(Fault fault, ThrowingCallable call) {
        return assertThatThrownBy(call).isInstanceOfSatisfying(RegistryException.class, e -> assertThat(e.fault())
                .isEqualTo(fault));
    }
}
