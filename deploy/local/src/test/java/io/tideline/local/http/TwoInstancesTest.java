package io.tideline.local.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import io.tideline.app.ServedPipeline;
import io.tideline.app.intake.ImportProgress;
import io.tideline.app.intake.InputSource;
import io.tideline.config.Settings;
import io.tideline.http.HttpSocket;
import io.tideline.local.LocalStackOptions;
import io.tideline.local.PreparedStack;
import io.tideline.local.replay.Replay;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Two instances of one application answer alike, whatever each of them holds, and one goes on without the other. */
class TwoInstancesTest {
    private static final Path EXAMPLE = Path.of("..", "..", "examples", "orders.csv");
    private static final String TOKEN = "a-token-that-appears-nowhere";
    private static final int PARTITIONS = 4;
    private static final int LIMIT = 7_000;
    private static final Duration PATIENCE = Duration.ofMinutes(3);

    /** The shortest that a broker allows. */
    private static final Duration SESSION_TIMEOUT = Duration.ofSeconds(6);

    /** For the group to be balanced and state to be read from the broker, on a machine that is busy. */
    private static final Duration TAKING_OVER = Duration.ofSeconds(45);

    private static final List<String> QUESTIONS = List.of(
            "/v1/cohorts",
            "/v1/cohorts?kind=SIGNUP&grain=week&format=csv",
            "/v1/cohorts?dimension=channel&segment=WEB",
            "/v1/cohorts?dimension=discount&segment=discounted",
            "/v1/at-risk",
            "/v1/at-risk?limit=3&format=csv",
            "/v1/model");

    @TempDir
    Path folder;

    @Test
    void bothAnswerAlike_andTheOneThatIsLeftAnswersAll() throws Exception {
        try (PreparedStack stack = PreparedStack.start(LocalStackOptions.temporary(), shop())) {
            Settings settings = stack.settings();
            try (ServedPipeline here =
                            ServedPipeline.start(HttpSocket.bind(settings.http().listen()), settings, PARTITIONS);
                    ServedProcess there = ServedProcess.start(PARTITIONS, elsewhere(stack), folder.resolve("log"))) {
                ApiClient one = new ApiClient(here.url(), TOKEN);
                await().atMost(PATIENCE).until(() -> there.url().isPresent());
                ApiClient other = new ApiClient(there.url().orElseThrow(), TOKEN);
                await("both are ready")
                        .atMost(PATIENCE)
                        .until(() -> one.status("/health/ready") == 200 && other.status("/health/ready") == 200);
                await("both hold something").atMost(PATIENCE).until(() -> bothHold(one));
                bring(settings);
                Map<String, Map<String, String>> topic = settledTopic(settings, one);

                assertThat(TopicRows.of(one.rows("/v1/kpis", LIMIT)))
                        .as("answered here")
                        .isEqualTo(topic);
                assertThat(TopicRows.of(other.rows("/v1/kpis", LIMIT)))
                        .as("answered there")
                        .isEqualTo(topic);
                assertThat(one.json("/v1/kpis/current")).isEqualTo(other.json("/v1/kpis/current"));
                Map<String, String> answers = answers(one);
                assertThat(answers.get("/v1/at-risk")).startsWith("200");
                assertThat(answers.get("/v1/model")).startsWith("404");
                assertThat(answers(other)).isEqualTo(answers);
                Map<String, String> customers = customers(one);
                assertThat(customers(other)).isEqualTo(customers);
                assertThat(one.status("/v1/customers/nobody")).isEqualTo(404);
                assertThat(other.status("/v1/customers/nobody")).isEqualTo(404);
                assertGaugesAreThoseAnswered(one, List.of(metrics(one), metrics(other)));

                there.kill();
                long killedAt = System.nanoTime();
                await("the one that is left answers all")
                        .atMost(SESSION_TIMEOUT.plus(TAKING_OVER))
                        .until(() -> isAnsweredAsBefore(one, topic, customers));
                await("and the rest").atMost(TAKING_OVER).until(() -> answers(one)
                        .equals(answers));
                System.out.println("taken over after " + Duration.ofNanos(System.nanoTime() - killedAt));
                assertGaugesAreThoseAnswered(one, List.of(metrics(one)));
                assertThat(there.said()).isNotEmpty().doesNotContain(TOKEN);
            }
        }
    }

    private static boolean bothHold(ApiClient client) throws IOException, InterruptedException {
        JsonNode instances = client.json("/v1/topology").required("instances");
        int holding = 0;
        for (JsonNode instance : instances) {
            TreeSet<String> stores = new TreeSet<>();
            instance.required("stores").forEach(store -> stores.add(store.asText()));
            holding += stores.containsAll(List.of("ledgers", "rows")) ? 1 : 0;
        }
        return holding == 2;
    }

    private void bring(Settings settings) throws Exception {
        new Replay(settings)
                .bring(List.of(InputSource.file(EXAMPLE)), folder.resolve("rejects"), ImportProgress.Listener.NONE);
    }

    /** The topic once it says what is answered; then nothing moves any more. */
    private static Map<String, Map<String, String>> settledTopic(Settings settings, ApiClient client) {
        Map<String, Map<String, String>> topic = new TreeMap<>();
        await("everything is published and committed")
                .atMost(PATIENCE)
                .pollInterval(Duration.ofSeconds(2))
                .ignoreException(IOException.class)
                .until(() -> {
                    topic.clear();
                    topic.putAll(TopicRows.kpis(settings));
                    return topic.size() > 10_000
                            && "FINAL"
                                    .equals(topic.getOrDefault("month/all/2026-09-01", Map.of())
                                            .get("status"))
                            && topic.equals(TopicRows.of(client.rows("/v1/kpis", LIMIT)));
                });
        return topic;
    }

    private static Map<String, String> customers(ApiClient client) throws IOException, InterruptedException {
        Map<String, String> customers = new TreeMap<>();
        for (int i = 1001; i < 1031; i++) {
            HttpResponse<String> answer = client.get("/v1/customers/c" + i);
            assertThat(answer.statusCode()).as("customer %s", i).isEqualTo(200);
            customers.put("c" + i, answer.body());
        }
        return customers;
    }

    /** Status, address of what follows if there is one, and body, by their questions. */
    private static Map<String, String> answers(ApiClient client) throws IOException, InterruptedException {
        Map<String, String> answers = new TreeMap<>();
        for (String question : QUESTIONS) {
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

    /** While the other's part is taken over, what is held by nobody is refused with 503 and never answered otherwise. */
    private static boolean isAnsweredAsBefore(
            ApiClient client, Map<String, Map<String, String>> topic, Map<String, String> customers)
            throws IOException, InterruptedException {
        for (String path : List.of("/v1/kpis?limit=1", "/v1/customers/c1001", "/v1/kpis?limit=1&dimension=channel")) {
            HttpResponse<String> answer = client.get(path);
            assertThat(answer.statusCode()).as(answer.body()).isIn(200, 503);
            if (answer.statusCode() == 503) {
                assertThat(answer.headers().firstValue("Retry-After")).isPresent();
                return false;
            }
        }
        for (Map.Entry<String, String> customer : customers.entrySet()) {
            HttpResponse<String> answer = client.get("/v1/customers/" + customer.getKey());
            assertThat(answer.statusCode()).as(answer.body()).isIn(200, 503);
            if (answer.statusCode() == 503) {
                return false;
            }
            assertThat(answer.body()).isEqualTo(customer.getValue());
        }
        try {
            assertThat(TopicRows.of(client.rows("/v1/kpis", LIMIT))).isEqualTo(topic);
            return true;
        } catch (IOException refused) {
            assertThat(refused).hasMessageContaining("was answered 503");
            return false;
        }
    }

    private static Map<String, String> shop() {
        Map<String, String> shop = new HashMap<>(kafka());
        shop.putAll(Map.of(
                "topics.partitions", Integer.toString(PARTITIONS),
                "clock.mode", "event",
                "partition.idle.timeout", "1 s",
                "rocksdb.memory.bytes", "64 MiB",
                "http.listen", "127.0.0.1:0",
                "http.token", TOKEN));
        return shop;
    }

    private static Map<String, String> kafka() {
        return Map.of(
                "kafka.consumer.session.timeout.ms", Long.toString(SESSION_TIMEOUT.toMillis()),
                "kafka.consumer.heartbeat.interval.ms", "1000",
                "kafka.producer.transaction.timeout.ms", "15000");
    }

    private Map<String, String> elsewhere(PreparedStack stack) {
        Map<String, String> given = new HashMap<>(shop());
        given.put("bootstrap.servers", stack.stack().bootstrapServers());
        given.put("schema.registry.url", stack.stack().registryUrl().toString());
        given.put("state.dir", folder.resolve("elsewhere").toString());
        return given;
    }
}
