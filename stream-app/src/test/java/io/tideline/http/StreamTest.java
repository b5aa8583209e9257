package io.tideline.http;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(60)
class StreamTest {
    @TempDir
    Path folder;

    private DrivenInstance instance;

    @BeforeEach
    void start() {
        instance = new DrivenInstance(folder, Map.of("http.max.streams", "1"));
        instance.order("ann", "2026-01-05T10:00:00Z", "10.50", "WEB");
        instance.settle();
    }

    @AfterEach
    void stop() {
        instance.close();
    }

    /** One event of a stream. */
    private record Event(String name, long id, JsonNode data) {}

    @Test
    void snapshotFirst_thenWhatChanged_andNothingElse() throws Exception {
        try (BufferedReader stream = open("/v1/stream?window=month&dimension=all")) {
            assertThat(stream.readLine()).isEqualTo("retry: 3000");
            stream.readLine();
            Event snapshot = next(stream);
            assertThat(snapshot.name()).isEqualTo("snapshot");
            assertThat(snapshot.data().required("rows")).hasSize(1);
            assertThat(snapshot.data().at("/rows/0/key").asText()).isEqualTo("month/all/2026-01-01");
            assertThat(snapshot.data().at("/status/state").asText()).isEqualTo("LIVE");

            instance.order("bob", "2026-01-06T10:00:00Z", "20.00", "WEB");
            instance.settle();
            Event change = next(stream, "kpis");
            assertThat(change.id()).isGreaterThan(snapshot.id());
            assertThat(change.data().required("rows")).hasSize(1);
            assertThat(change.data().at("/rows/0/orders").asInt()).isEqualTo(2);
            assertThat(change.data().at("/rows/0/period").asText()).isEqualTo("running");

            instance.order("cid", "2026-02-01T10:00:00Z", "20.00", "WEB");
            instance.settle();
            Event moved = next(stream, "kpis");
            assertThat(moved.data().required("rows")).hasSize(2);
        }
    }

    @Test
    void moreReadersThanAllowed_areRefused() throws Exception {
        try (BufferedReader stream = open("/v1/stream")) {
            assertThat(stream.readLine()).startsWith("retry");

            HttpResponse<String> refused = instance.get("/v1/stream");
            assertThat(refused.statusCode()).isEqualTo(503);
            assertThat(Json.read(refused.body()).required("error").asText()).isEqualTo("too_many_streams");
        }
    }

    @Test
    void endOfTheInstance_endsItsStreams() throws Exception {
        try (BufferedReader stream = open("/v1/stream?dimension=all")) {
            stream.readLine();
            instance.close();

            assertThat(ends(stream)).isTrue();
        }
    }

    /** Reads on for as long as there is a stream; whether it ends in order or is cut off is all the same. */
    private static boolean ends(BufferedReader stream) {
        try {
            return stream.lines().count() >= 0;
        } catch (UncheckedIOException cutOff) {
            return true;
        }
    }

    private BufferedReader open(String path) throws IOException, InterruptedException {
        HttpResponse<InputStream> answer = HttpClient.newHttpClient()
                .send(HttpRequest.newBuilder(instance.url(path)).build(), BodyHandlers.ofInputStream());
        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.headers().firstValue("Content-Type")).hasValue("text/event-stream; charset=utf-8");
        assertThat(answer.headers().firstValue("Cache-Control")).hasValue("no-store");
        return new BufferedReader(new InputStreamReader(answer.body(), StandardCharsets.UTF_8));
    }

    private static Event next(BufferedReader stream, String name) throws IOException {
        Event event = next(stream);
        while (!event.name().equals(name)) {
            event = next(stream);
        }
        return event;
    }

    private static Event next(BufferedReader stream) throws IOException {
        String name = field(stream, "event: ");
        long id = Long.parseLong(field(stream, "id: "));
        JsonNode data = Json.read(field(stream, "data: "));
        assertThat(stream.readLine()).isEmpty();
        return new Event(name, id, data);
    }

    private static String field(BufferedReader stream, String prefix) throws IOException {
        String line = stream.readLine();
        assertThat(line).startsWith(prefix);
        return line.substring(prefix.length());
    }
}
