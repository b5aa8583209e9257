package io.tideline.local.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import io.tideline.app.ServedPipeline;
import io.tideline.app.ingest.ImportClock;
import io.tideline.app.ingest.ImportProgress;
import io.tideline.app.ingest.KafkaClusterAccess;
import io.tideline.app.simulator.ShopPlan;
import io.tideline.app.simulator.SimulatedShop;
import io.tideline.config.Settings;
import io.tideline.http.HttpSocket;
import io.tideline.local.LocalStackOptions;
import io.tideline.local.PreparedStack;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Two instances of one application answer alike, whatever each of them holds. When one is killed, the other answers all of it
 * from its copies before the group has noticed, and then works on it.
 */
class TwoInstancesTest {
    private static final ShopPlan SHOP =
            ShopPlan.opened(14, Instant.parse("2026-09-15T12:00:00Z"), ZoneOffset.UTC, 20260915, 700);
    private static final String TOKEN = "a-token-that-appears-nowhere";
    private static final int PARTITIONS = 4;
    private static final int LIMIT = 7_000;
    private static final Duration PATIENCE = Duration.ofMinutes(3);

    /** Time for a look at everything before the group notices that a member has gone. */
    private static final Duration SESSION_TIMEOUT = Duration.ofSeconds(20);

    private static final List<String> QUESTIONS = List.of(
            "/v1/kpis/current",
            "/v1/kpis/current?window=month&format=csv",
            "/v1/kpis?window=month&dimension=channel",
            "/v1/cohorts",
            "/v1/cohorts?kind=SIGNUP&grain=week&format=csv",
            "/v1/cohorts?dimension=channel&segment=WEB",
            "/v1/cohorts?dimension=discount&segment=discounted",
            "/v1/at-risk",
            "/v1/at-risk?level=CRITICAL,COOLING&limit=7",
            "/v1/at-risk?limit=3&format=csv",
            "/v1/model",
            "/v1/model?format=csv",
            "/v1/customers/nobody");

    @TempDir
    Path folder;

    @Test
    void bothAnswerAlike_andTheOneThatIsLeftAnswersAll() throws Exception {
        try (PreparedStack stack = PreparedStack.start(LocalStackOptions.temporary(), settings())) {
            Settings settings = stack.settings();
            bring(settings);
            try (ServedPipeline here =
                            ServedPipeline.start(HttpSocket.bind(settings.http().listen()), settings, PARTITIONS);
                    ServedProcess there = ServedProcess.start(PARTITIONS, elsewhere(stack), folder.resolve("log"))) {
                ApiClient one = new ApiClient(here.url(), TOKEN);
                await().atMost(PATIENCE).until(() -> there.url().isPresent());
                ApiClient other = new ApiClient(there.url().orElseThrow(), TOKEN);
                await("both work on something and keep copies")
                        .atMost(PATIENCE)
                        .ignoreException(IOException.class)
                        .until(() -> holding(one, "stores") == 2 && holding(one, "copies") == 2);
                Map<String, Map<String, String>> topic = settledTopic(settings, one);
                assertThat(TopicRows.of(other.rows("/v1/kpis", LIMIT)))
                        .as("answered there")
                        .isEqualTo(topic);
                Map<String, String> answers = answers(one, questions(one));
                assertThat(answers.get("/v1/at-risk")).startsWith("200");
                assertThat(answers.get("/v1/model")).startsWith("200");
                assertThat(answers.get("/v1/customers/nobody")).startsWith("404");
                assertThat(answers(other, answers.keySet())).isEqualTo(answers);
                assertGaugesAreThoseAnswered(one, List.of(metrics(one), metrics(other)));

                there.kill();
                assertAnsweredFromCopies(one, answers, topic);
                await("the one that is left works on all")
                        .atMost(SESSION_TIMEOUT.plus(PATIENCE))
                        .ignoreException(IOException.class)
                        .until(() -> hasTakenOver(one, answers, topic));
                await("it has all gauges")
                        .atMost(PATIENCE)
                        .ignoreException(IOException.class)
                        .untilAsserted(() -> assertGaugesAreThoseAnswered(one, List.of(metrics(one))));
                assertThat(there.said()).isNotEmpty().doesNotContain(TOKEN);
            }
        }
    }

    private void bring(Settings settings) throws Exception {
        var producer = new KafkaClusterAccess().producer(settings);
        try (SimulatedShop shop = SimulatedShop.on(settings, producer, SHOP, folder, ImportClock.system())) {
            shop.sendHistory(ImportProgress.Listener.NONE);
        }
    }

    /** How many instances hold a part of the ledgers and of the rows, or keep copies of both. */
    private static int holding(ApiClient client, String how) throws IOException, InterruptedException {
        int holding = 0;
        for (JsonNode instance : client.json("/v1/topology").required("instances")) {
            TreeSet<String> stores = new TreeSet<>();
            instance.required(how).forEach(store -> stores.add(store.asText()));
            holding += stores.containsAll(List.of("ledgers", "rows")) ? 1 : 0;
        }
        return holding;
    }

    /** The topic once it says what is answered, and a model is there; then nothing moves any more. */
    private static Map<String, Map<String, String>> settledTopic(Settings settings, ApiClient client) {
        Map<String, Map<String, String>> topic = new TreeMap<>();
        await("everything is published and committed")
                .atMost(PATIENCE)
                .pollInterval(Duration.ofSeconds(2))
                .ignoreException(IOException.class)
                .until(() -> {
                    topic.clear();
                    topic.putAll(TopicRows.kpis(settings));
                    return client.status("/v1/model") == 200
                            && topic.containsKey("month/all/" + SHOP.firstDay())
                            && topic.getOrDefault("month/all/2026-08-01", Map.of())
                                    .getOrDefault("status", "")
                                    .equals("FINAL")
                            && topic.equals(TopicRows.of(client.rows("/v1/kpis", LIMIT)));
                });
        return topic;
    }

    /** The questions, and all customers on the first page of those at risk. */
    private static List<String> questions(ApiClient client) throws IOException, InterruptedException {
        List<String> questions = new ArrayList<>(QUESTIONS);
        client.json("/v1/at-risk")
                .required("rows")
                .forEach(row -> questions.add(
                        "/v1/customers/" + row.required("customerId").asText()));
        assertThat(questions).hasSizeGreaterThan(QUESTIONS.size() + 30);
        return questions;
    }

    /** Status, address of what follows if there is one, and body, by their questions. */
    private static Map<String, String> answers(ApiClient client, Collection<String> questions)
            throws IOException, InterruptedException {
        Map<String, String> answers = new TreeMap<>();
        for (String question : questions) {
            HttpResponse<String> answer = client.get(question);
            answers.put(
                    question, answer.statusCode() + " " + answer.headers().firstValue("Link") + " " + answer.body());
        }
        return answers;
    }

    private static void assertGaugesAreThoseAnswered(ApiClient client, List<String> scrapes)
            throws IOException, InterruptedException {
        GaugeComparison.assertSame(client.json("/v1/kpis/current"), scrapes);
        GaugeComparison.assertSameCells(
                List.of(client.json("/v1/cohorts"), client.json("/v1/cohorts?kind=SIGNUP")),
                LocalDate.parse(client.json("/v1/status").required("clockDate").asText()),
                scrapes);
    }

    private static String metrics(ApiClient client) throws IOException, InterruptedException {
        return client.get("/metrics").body();
    }

    /** All of it, before the group can notice that a member has gone. */
    private static void assertAnsweredFromCopies(
            ApiClient client, Map<String, String> answers, Map<String, Map<String, String>> topic) throws Exception {
        long killedAt = System.nanoTime();
        await("all is answered, and right").atMost(SESSION_TIMEOUT).untilAsserted(() -> assertThat(
                        answers(client, answers.keySet()))
                .isEqualTo(answers));
        assertThat(TopicRows.of(client.rows("/v1/kpis", LIMIT))).isEqualTo(topic);
        Duration answered = Duration.ofNanos(System.nanoTime() - killedAt);
        System.out.println("answered from copies after " + answered);
        assertThat(answered).isLessThan(SESSION_TIMEOUT);
    }

    /** Until then what cannot be read is refused with 503, and nothing is answered otherwise than before. */
    private static boolean hasTakenOver(
            ApiClient client, Map<String, String> answers, Map<String, Map<String, String>> topic) throws Exception {
        boolean isReady = holding(client, "stores") == 1 && client.status("/health/ready") == 200;
        for (Map.Entry<String, String> now : answers(client, answers.keySet()).entrySet()) {
            if (!now.getValue().equals(answers.get(now.getKey()))) {
                assertThat(now.getValue()).as(now.getKey()).startsWith("503");
                isReady = false;
            }
        }
        if (isReady) {
            assertThat(TopicRows.of(client.rows("/v1/kpis", LIMIT))).isEqualTo(topic);
        }
        return isReady;
    }

    private static Map<String, String> settings() {
        Map<String, String> settings = new HashMap<>();
        settings.putAll(Map.of(
                "topics.partitions", Integer.toString(PARTITIONS),
                "clock.mode", "event",
                "store.currency", "EUR",
                "partition.idle.timeout", "1 s",
                "rocksdb.memory.bytes", "64 MiB",
                "http.listen", "127.0.0.1:0",
                "http.token", TOKEN));
        settings.putAll(Map.of(
                "kafka.consumer.session.timeout.ms", Long.toString(SESSION_TIMEOUT.toMillis()),
                "kafka.consumer.heartbeat.interval.ms", "1000",
                "kafka.producer.transaction.timeout.ms", "15000"));
        return settings;
    }

    private Map<String, String> elsewhere(PreparedStack stack) {
        Map<String, String> given = new HashMap<>(settings());
        given.put("bootstrap.servers", stack.stack().bootstrapServers());
        given.put("schema.registry.url", stack.stack().registryUrl().toString());
        given.put("state.dir", folder.resolve("elsewhere").toString());
        return given;
    }
}
