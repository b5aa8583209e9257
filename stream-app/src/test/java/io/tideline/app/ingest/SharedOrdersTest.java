package io.tideline.app.ingest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import io.tideline.app.ingest.row.EventKind;
import io.tideline.app.ingest.row.InputSource;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.ZoneId;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The large order files beside the repository. On a developer's machine they may be missing, in CI they must not. */
class SharedOrdersTest {
    private static final Path DATA = Path.of("..", "..", "shared", "data");

    @ParameterizedTest
    @CsvSource({
        "cdnow.csv.gz,          69659, 0,   69659, 0,    0",
        "cdnow-sample.csv.gz,   6919,  0,   6919,  0,    0",
        "store-new-york.csv.gz, 10760, 936, 8096,  1254, 474",
        "store-sydney.csv.gz,   9680,  809, 7413,  1039, 419",
    })
    void everyRowIsRead(String name, long rows, long signups, long purchases, long refunds, long cancellations)
            throws Exception {
        Path file = DATA.resolve(name);
        assumeThat(Files.exists(file) || "true".equals(System.getenv("CI"))).isTrue();
        RecordingProducer producer = new RecordingProducer();
        ImportSettings settings = ImportSettings.of(ZoneId.of("UTC"), "USD", ImportTopics.DEFAULT);
        ImportResult result = new OrderFileImport(producer, settings, ImportClock.system())
                .run(List.of(InputSource.file(file)), ImportProgress.Listener.NONE);

        assertThat(result.counts().rows()).isEqualTo(rows);
        assertThat(result.counts().rejects()).isZero();
        assertThat(result.counts().events())
                .containsEntry(EventKind.SIGNUP, signups)
                .containsEntry(EventKind.PURCHASE, purchases)
                .containsEntry(EventKind.REFUND, refunds)
                .containsEntry(EventKind.CANCELLATION, cancellations);
        Set<Object> ids = new HashSet<>();
        producer.acknowledged().forEach(record -> ids.add(record.value().get(0)));
        assertThat(ids).hasSizeGreaterThan((int) (rows * 9 / 10));
        assertThat(result.duration()).isLessThan(Duration.ofMinutes(1));
    }
}
