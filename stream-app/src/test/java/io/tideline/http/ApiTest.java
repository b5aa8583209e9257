package io.tideline.http;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ApiTest {
    @TempDir
    Path folder;

    private DrivenInstance instance;

    @BeforeEach
    void start() {
        instance = new DrivenInstance(folder, Map.of());
        instance.order("ann", "2026-01-05T10:00:00Z", "10.50", "WEB");
        instance.order("ann", "2026-02-07T10:00:00Z", "20.00", "WEB");
        instance.order("bob/é", "2026-02-08T10:00:00Z", "30.00", "a,b=c/d%");
        instance.settle();
    }

    @AfterEach
    void stop() {
        instance.close();
    }

    @Test
    void rowsAreThoseOfTheStore_inPagesAsWellAsAtOnce() throws Exception {
        List<String> atOnce = keys(json("/v1/kpis?limit=10000"));
        List<String> inPages = new ArrayList<>();
        String next = "/v1/kpis?limit=7";
        while (!next.isEmpty()) {
            HttpResponse<String> answer = instance.get(next);
            List<String> page = keys(Json.read(answer.body()));
            assertThat(page).hasSizeBetween(1, 7);
            inPages.addAll(page);
            next = answer.headers()
                    .firstValue("Link")
                    .map(link -> link.substring(1, link.indexOf('>')))
                    .orElse("");
        }

        assertThat(atOnce).hasSizeGreaterThan(100).doesNotHaveDuplicates();
        assertThat(inPages).isEqualTo(atOnce);
        assertThat(atOnce.get(0)).isEqualTo("rolling-7d/all/2026-01-05");
        assertThat(atOnce).contains("month/channel=a,b%3Dc%2Fd%25/2026-02-01");
    }

    @Test
    void filtersHold() throws Exception {
        JsonNode months = json("/v1/kpis?window=month&dimension=all&from=2026-01-01&to=2026-02-28");
        assertThat(keys(months)).containsExactly("month/all/2026-01-01", "month/all/2026-02-01");
        JsonNode january = months.required("rows").get(0);
        assertThat(january.required("revenue").decimalValue()).hasToString("10.5000");
        assertThat(january.required("status").asText()).isEqualTo("FINAL");
        assertThat(january.required("retentionRate").isNull()).isTrue();
        assertThat(months.required("next").isNull()).isTrue();

        assertThat(keys(json("/v1/kpis?window=month,year&dimension=channel&segment=WEB")))
                .containsExactly(
                        "month/channel=WEB/2026-01-01", "month/channel=WEB/2026-02-01", "year/channel=WEB/2026-01-01");
        assertThat(keys(json("/v1/kpis?window=month&segment=a,b%3Dc%2Fd%25")))
                .containsExactly("month/channel=a,b%3Dc%2Fd%25/2026-02-01");
        assertThat(keys(json("/v1/kpis?window=rolling-7d&dimension=all&last=2")))
                .containsExactly("rolling-7d/all/2026-02-07", "rolling-7d/all/2026-02-08");
        assertThat(keys(json("/v1/kpis?window=month&dimension=all&status=PROVISIONAL")))
                .containsExactly("month/all/2026-02-01");
    }

    @Test
    void csvHasTheSameColumnsAndNothingWhereNothingIsDefined() throws Exception {
        HttpResponse<String> answer =
                instance.get("/v1/kpis?window=month&dimension=all&to=2026-01-31", "Accept", "text/csv");

        assertThat(answer.headers().firstValue("Content-Type")).hasValue("text/csv; charset=utf-8");
        List<String> lines = answer.body().lines().toList();
        assertThat(lines).hasSize(2);
        List<String> columns = List.of(lines.get(0).split(","));
        List<String> values = List.of(lines.get(1).split(",", -1));
        assertThat(values).hasSameSizeAs(columns);
        assertThat(values.get(columns.indexOf("key"))).isEqualTo("month/all/2026-01-01");
        assertThat(values.get(columns.indexOf("revenue"))).isEqualTo("10.5000");
        assertThat(values.get(columns.indexOf("retentionRate"))).isEmpty();
        assertThat(instance.get("/v1/kpis?window=month&dimension=all&to=2026-01-31&format=csv")
                        .body())
                .isEqualTo(answer.body());
    }

    @Test
    void customerAsCsv_isOneRowWithTheFieldsOfItsObjects() throws Exception {
        List<String> ann =
                instance.get("/v1/customers/ann?format=csv").body().lines().toList();
        Map<String, String> cells = cells(ann.get(0), ann.get(1));

        assertThat(ann).hasSize(2);
        assertThat(cells)
                .containsEntry("customerId", "ann")
                .containsEntry("signup.occurredAt", "")
                .containsEntry("segments.channel", "WEB")
                .containsEntry("revenue", "30.5000")
                .containsEntry("state", "REPEAT")
                .containsEntry("risk.level", "HEALTHY")
                .containsEntry("risk.valueAtRisk", "")
                .doesNotContainKey("risk.previousLevel");
        assertThat(instance.get("/v1/customers/bob%2F%C3%A9", "Accept", "text/csv")
                        .body())
                .startsWith(ann.get(0) + "\nbob/é,EUR,,,,,\"a,b=c/d%\",");
        assertThat(instance.get("/v1/customers/nobody?format=csv").statusCode()).isEqualTo(404);
    }

    @Test
    void rowsForNowAsCsv_beginWithTheirPeriod() throws Exception {
        List<String> lines = instance.get("/v1/kpis/current?window=month&dimension=all&format=csv")
                .body()
                .lines()
                .toList();

        assertThat(lines.get(0)).startsWith("period,key,");
        assertThat(lines.subList(1, lines.size()))
                .extracting(line -> line.substring(0, line.indexOf(",month,")))
                .containsExactly(
                        "complete,month/all/2026-01-01", "running,month/all/2026-02-01", "final,month/all/2026-01-01");
    }

    @Test
    void topologyAsCsv_isTheInstances() throws Exception {
        assertThat(instance.get("/v1/topology?format=csv").body())
                .isEqualTo("instance,here,stores,copies,partitions\n127.0.0.1:1,true,rows,,commerce.purchases-0\n");
    }

    private static Map<String, String> cells(String header, String line) {
        List<String> columns = List.of(header.split(",", -1));
        List<String> values = List.of(line.split(",", -1));
        assertThat(values).hasSameSizeAs(columns);
        Map<String, String> cells = new java.util.TreeMap<>();
        columns.forEach(column -> cells.put(column, values.get(columns.indexOf(column))));
        return cells;
    }

    @Test
    void triangleOfASegment_isInOrderOfTime() throws Exception {
        assertThat(keys(json("/v1/cohorts")))
                .containsExactly(
                        "FIRST_ORDER/month/all/2026-01-01/0",
                        "FIRST_ORDER/month/all/2026-01-01/1",
                        "FIRST_ORDER/month/all/2026-02-01/0");
        JsonNode cell = json("/v1/cohorts?dimension=channel&segment=WEB")
                .required("rows")
                .get(1);
        assertThat(cell.required("index").asInt()).isEqualTo(1);
        assertThat(cell.required("boundedRetained").asInt()).isEqualTo(1);
        assertThat(cell.required("periodStart").asText()).isEqualTo("2026-02-01");
        assertThat(cell.required("periodEnd").asText()).isEqualTo("2026-02-28");
        assertThat(cell.required("cumulativeRevenue").decimalValue()).hasToString("30.5000");
        assertThat(keys(json("/v1/cohorts?grain=week&from=2026-02-01")))
                .containsExactly("FIRST_ORDER/week/all/2026-02-02/0");
        assertThat(json("/v1/cohorts?kind=SIGNUP").required("rows")).isEmpty();
        assertRefused(instance.get("/v1/cohorts?dimension=channel"), 400, "bad_parameter");
        assertThat(instance.get("/v1/cohorts?format=csv").body().lines()).hasSize(4);
    }

    @Test
    void withoutAModel_levelsAreByRecency_andNobodyHasAValue() throws Exception {
        JsonNode risk = json("/v1/customers/ann").required("risk");
        assertThat(risk.required("level").asText()).isEqualTo("HEALTHY");
        assertThat(risk.required("model").asText()).isEqualTo("RECENCY");
        assertThat(risk.required("valueAtRisk").isNull()).isTrue();
        assertRefused(instance.get("/v1/model"), 404, "not_found");
        assertThat(json("/v1/at-risk").required("rows")).isEmpty();
        assertThat(instance.get("/v1/at-risk?format=csv").body())
                .startsWith("customerId,level,valueAtRisk,risk.customerId,risk.asOf,risk.probabilityAlive,")
                .endsWith(",risk.reasons,risk.suggestedAction,risk.model,risk.modelVersion\n");
    }

    @Test
    void currentRowsAreTheRunningTheLatestCompleteAndTheLatestFinalPeriod() throws Exception {
        JsonNode answer = json("/v1/kpis/current?window=month,rolling-7d&dimension=all");

        List<String> found = new ArrayList<>();
        answer.required("rows")
                .forEach(row -> found.add(row.required("period").asText() + " "
                        + row.required("key").asText()));
        assertThat(found)
                .containsExactly(
                        "complete rolling-7d/all/2026-02-07",
                        "running rolling-7d/all/2026-02-08",
                        "final rolling-7d/all/2026-02-06",
                        "complete month/all/2026-01-01",
                        "running month/all/2026-02-01",
                        "final month/all/2026-01-01");
    }

    @Test
    void rowSurvivesTheWayToAnotherInstance() throws Exception {
        for (JsonNode row : json("/v1/kpis?limit=10000").required("rows")) {
            assertThat(KpiRowsRoundTrip.of(row)).isEqualTo(row);
        }
    }

    @Test
    void customerIsShown_withASlashInTheIdAsWell() throws Exception {
        JsonNode ann = json("/v1/customers/ann");
        assertThat(ann.required("revenue").decimalValue()).hasToString("30.5000");
        assertThat(ann.required("occasions").asInt()).isEqualTo(2);
        assertThat(ann.required("state").asText()).isEqualTo("REPEAT");
        assertThat(ann.required("segments").required("channel").asText()).isEqualTo("WEB");
        assertThat(ann.required("orders")).hasSize(2);
        assertThat(ann.required("lifecycle").get(1).required("effectiveAt").asText())
                .isEqualTo("2026-02-07T10:00:00Z");

        assertThat(json("/v1/customers/bob%2F%C3%A9").required("customerId").asText())
                .isEqualTo("bob/é");
        assertRefused(instance.get("/v1/customers/nobody"), 404, "not_found");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "/v1/kpis?window=daily       | window must be one of rolling-7d, rolling-30d, | rolling-90d",
                "/v1/kpis?dimension=country  | dimension must be one of all, channel, discount, was country | channel",
                "/v1/kpis?status=OPEN        | status must be one of PROVISIONAL, FINAL, CORRECTED, was OPEN | FINAL",
                "/v1/kpis?form=csv           | there is no parameter form | format",
                "/v1/kpis?format=xml         | format must be one of json, csv, was xml | csv",
                "/v1/kpis?from=yesterday     | from must be a date such as 2026-03-31, was yesterday |",
                "/v1/kpis?limit=0            | limit must be a whole number between 1 and 10000, was 0 |",
                "/v1/kpis?limit=x            | limit must be a whole number between 1 and 10000, was x |",
                "/v1/kpis?after=month        | after must be the next of an earlier answer, |",
                "/v1/at-risk?level=CHURNED   | level must be one of COOLING, AT_RISK, CRITICAL, was CHURNED | CRITICAL",
                "/v1/kpis?from=2026-03-02&to=2026-03-01 | from must not be after to, was 2026-03-02 and to 2026-03-01 |",
                "/v1/at-risk?after=c1        | after must be the next of an earlier answer, was c1 |",
                "/v1/status?x=1              | there is no parameter x |",
                "/v1/stream?window=daily     | window must be one of | year"
            })
    void wrongParameter_isRefusedWithWhatIsAllowed(String path, String sentence, String allowed) throws Exception {
        HttpResponse<String> answer = instance.get(path.strip());

        JsonNode body = assertRefused(answer, 400, "bad_parameter");
        assertThat(body.required("message").asText()).startsWith(sentence.strip());
        if (allowed != null) {
            assertThat(body.required("allowed"))
                    .anyMatch(value -> value.asText().equals(allowed.strip()));
        }
    }

    @Test
    void nothingElseIsThere() throws Exception {
        assertRefused(instance.get("/v1/nothing"), 404, "not_found");
        assertRefused(instance.get("/v1/kpis%00"), 400, "bad_request");
    }

    @Test
    void whileStateIsMoved_theAnswerIsToComeAgain() throws Exception {
        instance.available = false;

        for (String path : List.of("/v1/kpis", "/v1/kpis/current", "/v1/customers/ann")) {
            HttpResponse<String> answer = instance.get(path);
            assertRefused(answer, 503, "not_available");
            assertThat(answer.headers().firstValue("Retry-After")).hasValue("2");
        }
        HttpResponse<String> notReady = instance.get("/health/ready");
        assertThat(notReady.statusCode()).isEqualTo(503);
        assertThat(notReady.headers().firstValue("Retry-After")).hasValue("2");
        assertThat(instance.get("/health/live").statusCode()).isEqualTo(200);
        assertThat(json("/v1/status").required("asOf").isNull()).isTrue();
    }

    @Test
    void healthFollowsThePipeline() throws Exception {
        assertThat(instance.get("/health/ready").statusCode()).isEqualTo(200);
        assertThat(instance.get("/health/startup").statusCode()).isEqualTo(200);
        instance.state = io.tideline.query.PipelineView.State.BALANCING;
        assertThat(instance.get("/health/ready").statusCode()).isEqualTo(503);
        assertThat(instance.get("/health/startup").statusCode())
                .as("it has run")
                .isEqualTo(200);
        assertThat(json("/v1/status").required("state").asText()).isEqualTo("CATCHING_UP");
        instance.state = io.tideline.query.PipelineView.State.ENDED;
        assertThat(instance.get("/health/live").statusCode()).isEqualTo(503);
        assertThat(json("/v1/status").required("state").asText()).isEqualTo("STALE");
    }

    @Test
    void statusTellsHowFarTheFiguresReach() throws Exception {
        JsonNode status = json("/v1/status");

        assertThat(status.required("state").asText()).isEqualTo("LIVE");
        assertThat(status.required("asOf").asText()).isEqualTo("2026-02-08T10:00:00Z");
        assertThat(status.required("clockDate").asText()).isEqualTo("2026-02-08");
        assertThat(status.required("eventTimeLagSeconds").asLong()).isEqualTo(30 * 86_400 + 2 * 3_600);
    }

    @Test
    void historyThatIsStillComing_isNotLive() throws Exception {
        Map<String, String> live = Map.of("clock.mode", "live", "partition.idle.timeout", "5 s");
        try (DrivenInstance importing = new DrivenInstance(folder, live)) {
            importing.order("ann", "2026-01-05T10:00:00Z", "10.50", "WEB");
            importing.settle();
            assertThat(importing.get("/v1/status").body()).contains("\"state\":\"CATCHING_UP\"");

            importing.settle();

            assertThat(importing.get("/v1/status").body()).contains("\"state\":\"LIVE\"");
        }
    }

    private JsonNode json(String path) throws Exception {
        HttpResponse<String> answer = instance.get(path);
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        return Json.read(answer.body());
    }

    private static List<String> keys(JsonNode answer) {
        List<String> keys = new ArrayList<>();
        answer.required("rows").forEach(row -> keys.add(row.required("key").asText()));
        return keys;
    }

    private static JsonNode assertRefused(HttpResponse<String> answer, int status, String error) throws Exception {
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(status);
        assertThat(answer.headers().firstValue("Content-Type")).hasValue("application/json");
        JsonNode body = Json.read(answer.body());
        assertThat(body.required("error").asText()).isEqualTo(error);
        assertThat(body.required("message").asText()).isNotBlank();
        return body;
    }
}
