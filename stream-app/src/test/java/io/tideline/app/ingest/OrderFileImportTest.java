package io.tideline.app.ingest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.tideline.admission.Input;
import io.tideline.app.ingest.row.EventKind;
import io.tideline.app.ingest.row.ImportException;
import io.tideline.app.ingest.row.InputSource;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.errors.TimeoutException;
import org.apache.kafka.common.errors.TopicAuthorizationException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class OrderFileImportTest {
    private static final String HEADER = "event,event_id,customer_id,order_id,occurred_at,total\n";
    private static final ImportSettings SETTINGS = ImportSettings.of(
            ZoneId.of("UTC"),
            "EUR",
            new ImportTopics(Map.of(Input.SIGNUPS, "s", Input.PURCHASES, "p", Input.ADJUSTMENTS, "a")));

    @TempDir
    Path folder;

    private final FakeClock clock = new FakeClock("2026-06-01T00:00:00Z");
    private final RecordingProducer producer = new RecordingProducer();

    @Test
    void eachKindGoesToItsTopic_keyedByCustomer_inTheOrderOfRows() throws Exception {
        run(
                SETTINGS,
                HEADER + "signup,1,c1,,2026-01-01,\npurchase,2,c2,o,2026-01-02,5\nrefund,3,c2,o,2026-01-03,1\n"
                        + "cancellation,4,c2,o,2026-01-04,\n");

        assertThat(producer.acknowledged())
                .extracting(record -> record.topic() + " " + record.key() + " " + id(record))
                .containsExactly("s c1 1", "p c2 2", "a c2 3", "a c2 4");
    }

    @Test
    void theTimestampIsTheEventTime_unlessItWouldHarmTheBroker() throws Exception {
        run(
                SETTINGS,
                HEADER + "signup,1,c,,2026-01-01,\nsignup,2,c,,1969-12-31,\nsignup,3,c,,2026-06-01T00:00:00.001Z,\n"
                        + "signup,4,c,,2026-06-01T00:00:00Z,\n");

        assertThat(producer.acknowledged())
                .extracting(ProducerRecord::timestamp)
                .containsExactly(
                        Instant.parse("2026-01-01T00:00:00Z").toEpochMilli(),
                        null,
                        null,
                        Instant.parse("2026-06-01T00:00:00Z").toEpochMilli());
    }

    @Test
    void rejectsAreCountedAndKept_andTheRestIsImported() throws Exception {
        Path rejects = folder.resolve("rejects.ndjson");
        ImportResult result = run(
                SETTINGS.withRejects(rejects),
                HEADER + "signup,1,c1,,2026-01-01,\npurchase,2,c2,o,2026-01-02,\"5,0\"\nsignup,3,c3,,2026-01-03,\n");

        assertThat(result.counts().rows()).isEqualTo(3);
        assertThat(result.counts().rejects()).isEqualTo(1);
        assertThat(result.counts().events()).containsEntry(EventKind.SIGNUP, 2L).containsEntry(EventKind.PURCHASE, 0L);
        JsonNode line = JsonMapper.builder().build().readTree(Files.readString(rejects));
        assertThat(line.get("line").asLong()).isEqualTo(3);
        assertThat(line.get("column").asText()).isEqualTo("total");
        assertThat(line.get("value").asText()).isEqualTo("5,0");
        assertThat(line.get("row").get("customer_id").asText()).isEqualTo("c2");
        assertThat(line.get("message").asText())
                .isEqualTo(result.firstRejects().get(0).message());
    }

    @Test
    void withoutRejectsThereIsNoRejectsFile_andAnOldOneIsEmptied() throws Exception {
        Path fresh = folder.resolve("fresh.ndjson");
        Path old = Files.writeString(folder.resolve("old.ndjson"), "{}\n");

        run(SETTINGS.withRejects(fresh), HEADER + "signup,1,c1,,2026-01-01,\n");
        run(SETTINGS.withRejects(old), HEADER + "signup,1,c1,,2026-01-01,\n");

        assertThat(fresh).doesNotExist();
        assertThat(old).isEmptyFile();
    }

    @Test
    void theRateLimitHolds() throws Exception {
        StringBuilder rows = new StringBuilder(HEADER);
        for (int i = 0; i < 1_001; i++) {
            rows.append("signup,").append(i).append(",c,,2026-01-01,\n");
        }
        run(SETTINGS.withRateLimit(100), rows.toString());

        assertThat(clock.nanos()).isEqualTo(10_000_000_000L);
    }

    @Test
    void progressEndsAtTheEnd() throws Exception {
        Path file = Files.writeString(
                folder.resolve("orders.csv"), HEADER + "signup,1,c,,2026-01-01,\nx,2,c,,2026-01-01,\n");
        ImportProgress[] last = new ImportProgress[1];
        new OrderFileImport(producer, SETTINGS, clock)
                .run(List.of(InputSource.file(file)), progress -> last[0] = progress);

        assertThat(last[0].rows()).isEqualTo(2);
        assertThat(last[0].rejects()).isEqualTo(1);
        assertThat(last[0].bytesRead()).isEqualTo(Files.size(file));
        assertThat(last[0].percent()).hasValue(100);
    }

    @Test
    void aRecordThatIsNotTakenEndsTheImportInOneSentence() {
        RecordingProducer failing = new RecordingProducer();
        failing.sendException = new TopicAuthorizationException("s");
        OrderFileImport denied = new OrderFileImport(failing, SETTINGS, clock);

        assertThatThrownBy(() ->
                        denied.run(List.of(text(HEADER + "signup,1,c,,2026-01-01,\n")), ImportProgress.Listener.NONE))
                .isInstanceOf(ImportException.class)
                .hasMessage("no permission to write to topic 's'");
    }

    @Test
    void aRecordThatIsRefusedLaterEndsTheImportToo() {
        RecordingProducer refusing = new RecordingProducer() {
            @Override
            public synchronized void flush() {
                errorNext(new TimeoutException("120000 ms has passed since batch creation"));
                super.flush();
            }
        };
        OrderFileImport unanswered = new OrderFileImport(refusing, SETTINGS, clock);

        assertThatThrownBy(() -> unanswered.run(
                        List.of(text(HEADER + "purchase,1,c,o,2026-01-01,1\n")), ImportProgress.Listener.NONE))
                .isInstanceOfSatisfying(ImportException.class, failure -> assertThat(failure.kind())
                        .isEqualTo(ImportException.Kind.UNREACHABLE))
                .hasMessage(
                        "the broker did not take an event for topic 'p': 120000 ms has passed since batch creation");
    }

    @Test
    void inputsThatCannotGoTogetherAreRefused() throws IOException {
        InputSource file = InputSource.file(Files.writeString(folder.resolve("orders.csv"), HEADER));
        Path notes = folder.resolve("orders.csv");

        assertRefused(SETTINGS, List.of(file, file), "orders.csv is given twice");
        assertRefused(SETTINGS, List.of(text(HEADER), text(HEADER)), "standard input can be given once only");
        assertRefused(
                SETTINGS.withCheckpoint(folder.resolve("c"), "k"),
                List.of(text(HEADER)),
                "standard input cannot be resumed: give a file, or no checkpoint");
        assertRefused(SETTINGS.withRejects(notes), List.of(file), "the rejects file " + notes + " is in use already");
    }

    private void assertRefused(ImportSettings settings, List<InputSource> sources, String sentence) {
        OrderFileImport refused = new OrderFileImport(producer, settings, clock);
        assertThatThrownBy(() -> refused.run(sources, ImportProgress.Listener.NONE))
                .hasMessage(sentence);
    }

    private ImportResult run(ImportSettings settings, String text) throws ImportException {
        return new OrderFileImport(producer, settings, clock).run(List.of(text(text)), ImportProgress.Listener.NONE);
    }

    private static InputSource text(String text) {
        return InputSource.standardInput(new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8)));
    }

    private static String id(ProducerRecord<String, SpecificRecord> record) {
        SpecificRecord value = record.value();
        return Objects.toString(value.get(value.getSchema().getField("eventId").pos()));
    }
}
