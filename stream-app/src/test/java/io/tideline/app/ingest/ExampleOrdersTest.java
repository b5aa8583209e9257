package io.tideline.app.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import io.tideline.app.ingest.row.Column;
import io.tideline.app.ingest.row.EventKind;
import io.tideline.app.ingest.row.ImportEvent;
import io.tideline.app.ingest.row.InputSource;
import io.tideline.app.ingest.row.RawRow;
import io.tideline.app.ingest.row.RowEvents;
import io.tideline.app.ingest.row.RowRejectedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** The example file is what the generator makes. To write it anew: {@code -Dtideline.examples.write=true}. */
class ExampleOrdersTest {
    private static final Path FILE = Path.of("..", "examples", "orders.csv");

    @Test
    void theCommittedFileIsTheGeneratedOne() throws Exception {
        String generated = new ExampleShop().csv();
        if (Boolean.getBoolean("tideline.examples.write")) {
            Files.writeString(FILE, generated);
        }

        assertThat(FILE).content().isEqualTo(generated);
    }

    @Test
    void itShowsASmallShop_andEverythingThatGoesWrong() throws Exception {
        Rows read = Rows.read(InputSource.file(FILE));
        RowEvents reading = new RowEvents(ZoneId.of("UTC"), "EUR");
        Map<EventKind, Integer> kinds = new EnumMap<>(EventKind.class);
        List<String> rejects = new ArrayList<>();
        Set<Object> ids = new HashSet<>();
        Instant newest = Instant.EPOCH;
        int late = 0;
        for (RawRow row : read.rows()) {
            try {
                ImportEvent event = reading.of(row);
                kinds.merge(event.kind(), 1, Integer::sum);
                ids.add(event.value().get(0));
                late += event.occurredAt().isBefore(newest.minusSeconds(86_400)) ? 1 : 0;
                newest = event.occurredAt().isBefore(Instant.parse("2030-01-01T00:00:00Z"))
                                && event.occurredAt().isAfter(newest)
                        ? event.occurredAt()
                        : newest;
            } catch (RowRejectedException e) {
                rejects.add(e.reject().column());
            }
        }

        assertThat(read.rejects()).isEmpty();
        assertThat(read.rows()).hasSizeBetween(1_500, 3_000);
        assertThat(rejects).containsExactly("total", "occurred_at");
        assertThat(kinds.get(EventKind.SIGNUP)).isGreaterThan(300);
        assertThat(kinds.get(EventKind.PURCHASE)).isGreaterThan(1_000);
        assertThat(kinds.get(EventKind.REFUND)).isGreaterThan(50);
        assertThat(kinds.get(EventKind.CANCELLATION)).isGreaterThan(20);
        assertThat(late).isBetween(15, 100);
        assertThat(read.rows().size() - rejects.size() - ids.size())
                .as("rows that came twice")
                .isEqualTo(12);
        assertThat(newest).isBetween(Instant.parse("2026-10-31T00:00:00Z"), Instant.parse("2026-11-01T00:00:00Z"));
        assertThat(read.texts(Column.TEST)).filteredOn("true"::equals).hasSizeGreaterThanOrEqualTo(6);
    }
}
