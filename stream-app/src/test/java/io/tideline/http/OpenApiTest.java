package io.tideline.http;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The description is of what is served, as a whole. */
class OpenApiTest {
    private static final String TOKEN = "secret.of-this_test~1";
    private static final Path PAGE = Path.of("..", "docs", "http.md");

    @TempDir
    Path folder;

    @Test
    void everyPathThatIsServed_isDescribed_andTheOtherWayRound() throws Exception {
        try (DrivenInstance instance = new DrivenInstance(folder, Map.of())) {
            JsonNode document = Json.read(instance.get("/v1/openapi.json").body());
            Set<String> described = new TreeSet<>();
            document.required("paths").fieldNames().forEachRemaining(described::add);

            Set<String> served = new TreeSet<>();
            for (String path : described) {
                int status = instance.get(path.replace("{id}", "x").replace("/v1/stream", "/v1/stream?window=none"))
                        .statusCode();
                assertThat(status).as(path).isIn(200, 400, 404);
                served.add(path);
            }
            assertThat(described)
                    .isEqualTo(served)
                    .contains("/v1/kpis", "/v1/customers/{id}", "/v1/stream", "/metrics", "/health/live");
            assertThat(Files.readString(PAGE))
                    .satisfies(
                            page -> described.forEach(path -> assertThat(page).contains("`" + path + "`")));
        }
    }

    @Test
    void everyReferenceLeadsToASchema_andEveryAnswerHasItsFields() throws Exception {
        try (DrivenInstance instance = new DrivenInstance(folder, Map.of())) {
            instance.order("ann", "2026-01-05T10:00:00Z", "10.50", "WEB");
            instance.settle();
            JsonNode document = Json.read(instance.get("/v1/openapi.json").body());
            document.findValues("$ref").forEach(reference -> assertThat(
                            document.at(reference.asText().substring(1)).isMissingNode())
                    .as(reference.asText())
                    .isFalse());
            assertDescribes(
                    document, "Status", Json.read(instance.get("/v1/status").body()));
            assertDescribes(
                    document, "Topology", Json.read(instance.get("/v1/topology").body()));
            assertDescribes(
                    document,
                    "Customer",
                    Json.read(instance.get("/v1/customers/ann").body()));
            assertDescribes(
                    document, "KpiPage", Json.read(instance.get("/v1/kpis").body()));
            assertDescribes(
                    document,
                    "KpiRow",
                    Json.read(instance.get("/v1/kpis").body()).required("rows").get(0));
        }
    }

    private static void assertDescribes(JsonNode document, String schema, JsonNode answer) {
        Set<String> described = names(document.at("/components/schemas/" + schema + "/properties"));
        assertThat(names(answer)).as(schema).isEqualTo(described);
    }

    private static Set<String> names(JsonNode object) {
        Set<String> names = new TreeSet<>();
        object.fieldNames().forEachRemaining(names::add);
        return names;
    }

    @Test
    void withAToken_everythingButHealthNeedsIt_andNothingShowsIt() throws Exception {
        try (DrivenInstance instance = new DrivenInstance(folder, Map.of("http.token", TOKEN))) {
            String[] authorized = {"Authorization", "Bearer " + TOKEN};
            JsonNode document =
                    Json.read(instance.get("/v1/openapi.json", authorized).body());
            assertThat(document.toString()).doesNotContain(TOKEN);
            for (var path : document.required("paths").properties()) {
                String asked = path.getKey().replace("{id}", "x").replace("/v1/stream", "/v1/stream?window=none");
                boolean isOpen = path.getKey().startsWith("/health/");
                assertThat(path.getValue().required("get").has("security")).isEqualTo(!isOpen);
                assertThat(instance.get(asked).statusCode()).as(asked).isEqualTo(isOpen ? 200 : 401);
                assertThat(instance.get(asked, authorized).body()).doesNotContain(TOKEN);
                assertThat(instance.get(asked, "Authorization", "Bearer " + TOKEN + "x")
                                .statusCode())
                        .isEqualTo(isOpen ? 200 : 401);
            }
            var refused = instance.get("/v1/status", "Authorization", "Basic " + TOKEN);
            assertThat(refused.statusCode()).isEqualTo(401);
            assertThat(refused.headers().firstValue("WWW-Authenticate")).hasValue("Bearer");
        }
    }
}
