package io.tideline.stream;

import static org.assertj.core.api.Assertions.assertThat;

import io.tideline.commerce.AdjustmentKind;
import io.tideline.retention.CohortRetention;
import io.tideline.retention.CorrectionCause;
import io.tideline.retention.RowStatus;
import java.nio.file.Path;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** When cells appear, become final and are corrected. */
class CohortClockTest {
    private static final String JANUARY = "FIRST_ORDER/month/all/2026-01-01/";

    private final Map<String, CohortRetention> cells = new HashMap<>();

    @TempDir
    Path folder;

    @Test
    void cellsAppear_whenTheirPeriodBegins_andBecomeFinalAfterTheirGrace() {
        try (DrivenPipeline pipeline = pipeline("2026-01-10T12:00:00Z")) {
            pipeline.order("c1", "o1", "2026-01-10T11:00:00Z", "10");
            pipeline.passTo("2026-01-31T23:59:00Z");
            assertThat(cell(pipeline, 0).getStatus()).isEqualTo(RowStatus.PROVISIONAL);
            assertThat(cells).doesNotContainKey(JANUARY + 1);

            pipeline.passTo("2026-02-01T00:10:00Z");
            assertThat(cell(pipeline, 1).getBoundedRetained()).isZero();
            assertThat(cell(pipeline, 0).getStatus()).isEqualTo(RowStatus.PROVISIONAL);
            pipeline.passTo("2026-02-02T00:10:00Z");

            assertThat(cell(pipeline, 0).getStatus()).isEqualTo(RowStatus.FINAL);
            assertThat(cell(pipeline, 0).getPeriodEnd()).hasToString("2026-01-31");
            assertThat(cell(pipeline, 0).getBoundedRetentionRate()).isEqualTo(1.0);
        }
    }

    @Test
    void cancellationOfAFirstOrder_correctsFinalCells_andSaysWhy() {
        try (DrivenPipeline pipeline = pipeline("2026-01-10T12:00:00Z")) {
            pipeline.order("c1", "o1", "2026-01-10T11:00:00Z", "10");
            pipeline.order("c2", "o2", "2026-01-10T11:00:00Z", "10");
            pipeline.passTo("2026-02-10T00:00:00Z");
            int revision = cell(pipeline, 0).getRevision();

            pipeline.adjust(AdjustmentKind.CANCELLED, "c1", "o1", "2026-02-09T10:00:00Z");
            pipeline.settle();

            CohortRetention corrected = cell(pipeline, 0);
            assertThat(corrected.getSize()).isOne();
            assertThat(corrected.getStatus()).isEqualTo(RowStatus.CORRECTED);
            assertThat(corrected.getRevision()).isEqualTo(revision + 1);
            assertThat(corrected.getCauses()).contains(CorrectionCause.CANCELLATION);
            assertThat(cell(pipeline, 1).getStatus()).isEqualTo(RowStatus.PROVISIONAL);
            assertThat(cell(pipeline, 1).getCauses()).isEmpty();
        }
    }

    @Test
    void memberWhoComesBack_raisesUnboundedRetentionOfFinalCells_withoutCorrectingThem() {
        try (DrivenPipeline pipeline = pipeline("2026-01-10T12:00:00Z")) {
            pipeline.order("c1", "o1", "2026-01-10T11:00:00Z", "10");
            pipeline.passTo("2026-04-15T12:00:00Z");
            assertThat(cell(pipeline, 2).getUnboundedRetained()).isZero();

            pipeline.order("c1", "o2", "2026-04-15T11:00:00Z", "10");
            pipeline.settle();

            assertThat(cell(pipeline, 2).getUnboundedRetained()).isOne();
            assertThat(cell(pipeline, 2).getBoundedRetained()).isZero();
            assertThat(cell(pipeline, 2).getStatus()).isEqualTo(RowStatus.FINAL);
            assertThat(cell(pipeline, 3).getBoundedRetained()).isOne();
            assertThat(cell(pipeline, 3).getRepeatCustomers()).isOne();
        }
    }

    private CohortRetention cell(DrivenPipeline pipeline, int index) {
        pipeline.cohorts().forEach(row -> cells.put(row.key, row.value));
        return cells.get(JANUARY + index);
    }

    private DrivenPipeline pipeline(String wallClock) {
        return new DrivenPipeline(
                folder, Instant.parse(wallClock), Map.of("clock.mode", "live", "activity.window.days", "90"));
    }
}
