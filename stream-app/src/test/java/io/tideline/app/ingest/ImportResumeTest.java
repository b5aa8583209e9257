package io.tideline.app.ingest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tideline.app.ingest.RecordingProducer.Killed;
import io.tideline.app.ingest.row.EventKind;
import io.tideline.app.ingest.row.ImportException;
import io.tideline.app.ingest.row.InputSource;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Random;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ImportResumeTest {
    private static final int ROWS = 300;
    private static final int REJECTED = 30;

    @TempDir
    Path folder;

    private final FakeClock clock = new FakeClock("2026-06-01T00:00:00Z");
    private Path checkpoint;
    private Path rejects;
    private List<InputSource> sources = List.of();

    /** Two files, one packed, with a row in ten that is rejected and quoted line breaks. */
    @BeforeEach
    void files() throws IOException {
        checkpoint = folder.resolve("import.checkpoint");
        rejects = folder.resolve("rejects.ndjson");
        Path plain = Files.writeString(folder.resolve("a.csv"), rows(0, ROWS / 2));
        Path packed = Files.write(folder.resolve("b.csv.gz"), Rows.gzip(rows(ROWS / 2, ROWS)));
        sources = List.of(InputSource.file(plain), InputSource.file(packed));
    }

    private static String rows(int from, int to) {
        StringBuilder text = new StringBuilder("event,event_id,customer_id,occurred_at,source\n");
        for (int i = from; i < to; i++) {
            String when = i % (ROWS / REJECTED) == 3 ? "some day" : "2026-01-01";
            text.append("signup,e%d,c%d,%s,\"two\nlines\"\n".formatted(i, i % 7, when));
        }
        return text.toString();
    }

    @Test
    void killedAnywhere_theNextRunsLoseNothingAndRepeatLittle() throws Exception {
        Random random = new Random(7);
        List<String> acknowledged = new ArrayList<>();
        int kills = 0;
        ImportResult result = null;
        while (result == null) {
            RecordingProducer producer = new RecordingProducer(random.nextInt(120), 1 + random.nextInt(6));
            try {
                result = run(producer);
            } catch (Killed killed) {
                kills++;
            }
            producer.acknowledged().forEach(record -> acknowledged.add(id(record)));
        }

        assertThat(kills).isGreaterThan(2);
        assertThat(new LinkedHashSet<>(acknowledged)).containsExactlyElementsOf(expected());
        assertThat(result.counts().rows()).isEqualTo(ROWS);
        assertThat(result.counts().events()).containsEntry(EventKind.SIGNUP, (long) ROWS - REJECTED);
        assertThat(result.counts().rejects()).isEqualTo(REJECTED);
        assertThat(Files.readAllLines(rejects, StandardCharsets.UTF_8))
                .hasSize(REJECTED)
                .doesNotHaveDuplicates();
    }

    @Test
    void whatWasSentButNotAcknowledgedBeforeTheKillIsSentAgain() throws Exception {
        RecordingProducer killed = new RecordingProducer(100, Long.MAX_VALUE);
        assertThatThrownBy(() -> run(killed)).isInstanceOf(Killed.class);
        RecordingProducer next = new RecordingProducer();
        run(next);

        int first = killed.acknowledged().size();
        assertThat(first).isPositive().isLessThan(100);
        assertThat(next.acknowledged())
                .extracting(ImportResumeTest::id)
                .containsExactlyElementsOf(expected().subList(first, expected().size()));
    }

    @Test
    void aFinishedImportHasNothingLeftToDo() throws Exception {
        run(new RecordingProducer());
        RecordingProducer again = new RecordingProducer();
        ImportResult result = run(again);

        assertThat(again.acknowledged()).isEmpty();
        assertThat(result.resumedRows()).isEqualTo(ROWS);
        assertThat(result.counts().rows()).isEqualTo(ROWS);
        assertThat(Files.readAllLines(rejects, StandardCharsets.UTF_8)).hasSize(REJECTED);
    }

    @Test
    void aCheckpointHoldsOnlyForItsFilesItsClusterAndItsSettings() throws Exception {
        run(new RecordingProducer());

        assertRefused(settings("UTC").withCheckpoint(checkpoint, "other"), "belongs to another cluster, cluster-1");
        assertRefused(
                settings("Asia/Tokyo").withCheckpoint(checkpoint, "cluster-1"),
                "was made with other settings, zone=UTC currency=EUR"
                        + " topics=commerce.signups,commerce.purchases,commerce.purchase-adjustments");
        Files.writeString(folder.resolve("a.csv"), rows(0, ROWS / 2) + "signup,new,c,2026-01-01,\n");
        assertRefused(
                settings("UTC").withCheckpoint(checkpoint, "cluster-1"),
                "belongs to other files or to an older state of these");
    }

    @Test
    void aFileThatIsNoCheckpointIsNotOverwritten() throws Exception {
        Files.writeString(checkpoint, "my notes");

        assertThatThrownBy(() -> run(new RecordingProducer()))
                .hasMessage(checkpoint + " is no checkpoint; delete it or give another file");
        assertThat(checkpoint).hasContent("my notes");
    }

    private void assertRefused(ImportSettings settings, String why) {
        OrderFileImport refused = new OrderFileImport(new RecordingProducer(), settings, clock);
        assertThatThrownBy(() -> refused.run(sources, ImportProgress.Listener.NONE))
                .isInstanceOf(ImportException.class)
                .hasMessage("checkpoint %s %s; delete it to start from the beginning, or give another file"
                        .formatted(checkpoint, why));
    }

    /** Time passes with progress, so that a checkpoint falls due every 30 rows or so. */
    private ImportResult run(RecordingProducer producer) throws ImportException {
        ImportClock passing = new PassingClock(clock);
        return new OrderFileImport(
                        producer,
                        settings("UTC").withCheckpoint(checkpoint, "cluster-1").withRejects(rejects),
                        passing)
                .run(sources, ImportProgress.Listener.NONE);
    }

    private record PassingClock(FakeClock clock) implements ImportClock {
        @Override
        public java.time.Instant now() {
            return clock.now();
        }

        @Override
        public long nanos() {
            clock.advance(Duration.ofMillis(30));
            return clock.nanos();
        }

        @Override
        public void pause(Duration duration) {
            clock.pause(duration);
        }
    }

    private static ImportSettings settings(String zone) {
        return ImportSettings.of(ZoneId.of(zone), "EUR", ImportTopics.DEFAULT);
    }

    private static List<String> expected() {
        List<String> ids = new ArrayList<>();
        for (int i = 0; i < ROWS; i++) {
            if (i % (ROWS / REJECTED) != 3) {
                ids.add("e" + i);
            }
        }
        return ids;
    }

    private static String id(ProducerRecord<String, ?> record) {
        return ((io.tideline.commerce.CustomerSignedUp) record.value()).getEventId();
    }
}
