package io.tideline.stream;

import static org.assertj.core.api.Assertions.assertThat;

import io.tideline.commerce.AdjustmentKind;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** History that arrives in live mode is told as if it had been told in time; the activity window is 30 days. */
class CatchingUpTest {
    @TempDir
    Path folder;

    @Test
    void ordersOfLongAgo_areTakenBackByNoOtherOrder_andTheLossIsSaidOnceNothingMoreComes() {
        try (DrivenPipeline pipeline =
                new DrivenPipeline(folder, Instant.parse("2026-09-01T00:00:00Z"), Map.of("clock.mode", "live"))) {
            pipeline.order("c1", "o1", "2026-03-01T12:00:00Z", "10");
            pipeline.order("c1", "o2", "2026-03-20T12:00:00Z", "10");
            pipeline.order("c2", "o3", "2026-05-01T12:00:00Z", "10");

            assertThat(states(pipeline))
                    .containsExactly(
                            "c1 STATED NEW 2026-03-01T12:00:00Z",
                            "c1 STATED REPEAT 2026-03-20T12:00:00Z",
                            "c2 STATED NEW 2026-05-01T12:00:00Z",
                            "c1 STATED CHURNED 2026-04-19T00:00:00Z");

            pipeline.pass(Duration.ofMinutes(2));

            assertThat(states(pipeline)).containsExactly("c2 STATED CHURNED 2026-05-31T00:00:00Z");
        }
    }

    @Test
    void signupsReadAheadOfOrders_putNoneBeyondTheHorizon_andCallNobodyLostTooEarly() {
        try (DrivenPipeline pipeline =
                new DrivenPipeline(folder, Instant.parse("2026-09-01T00:00:00Z"), Map.of("clock.mode", "live"))) {
            pipeline.signup("c2", "2026-08-31T23:59:00Z");
            assertThat(states(pipeline)).containsExactly("c2 STATED PROSPECT 2026-08-31T23:59:00Z");

            pipeline.order("c1", "o1", "2021-03-01T12:00:00Z", "10");
            pipeline.order("c1", "o2", "2021-03-20T12:00:00Z", "10");

            assertThat(states(pipeline))
                    .containsExactly("c1 STATED NEW 2021-03-01T12:00:00Z", "c1 STATED REPEAT 2021-03-20T12:00:00Z");
            pipeline.pass(Duration.ofMinutes(2));
            assertThat(states(pipeline)).containsExactly("c1 STATED CHURNED 2021-04-19T00:00:00Z");
        }
    }

    @Test
    void refundThatComesLate_doesNotSetTheClockBackForWhoOrdersNow() {
        try (DrivenPipeline pipeline =
                new DrivenPipeline(folder, Instant.parse("2026-03-10T12:00:00Z"), Map.of("clock.mode", "live"))) {
            pipeline.order("c1", "o1", "2026-03-01T12:00:00Z", "10");
            pipeline.pass(Duration.ofMinutes(2));
            pipeline.adjust(AdjustmentKind.REFUNDED, "c1", "o1", "2026-03-05T12:00:00Z");
            pipeline.risks();

            pipeline.order("c2", "o2", "2026-03-10T12:02:00Z", "10");

            assertThat(pipeline.risks()).singleElement().satisfies(row -> assertThat(row.value.getAsOf())
                    .isEqualTo("2026-03-10T12:02:00Z"));
        }
    }

    @Test
    void requestReadAheadOfOldOrders_refusesThem_howeverLongAgoItWas() {
        try (DrivenPipeline pipeline =
                new DrivenPipeline(folder, Instant.parse("2026-09-01T00:00:00Z"), Map.of("clock.mode", "live"))) {
            pipeline.erase("c1", "2026-03-20T12:00:00Z");
            pipeline.pass(Duration.ofSeconds(5));

            pipeline.order("c1", "o1", "2026-03-01T12:00:00Z", "10");

            assertThat(pipeline.lifecycle()).allMatch(said -> said.value == null);
        }
    }

    private static java.util.List<String> states(DrivenPipeline pipeline) {
        return pipeline.lifecycle().stream()
                .map(said -> said.key + " " + said.value.getStatus() + " " + said.value.getState() + " "
                        + said.value.getEffectiveAt())
                .toList();
    }
}
