package io.tideline.topology;

import static org.assertj.core.api.Assertions.assertThat;

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

    private static java.util.List<String> states(DrivenPipeline pipeline) {
        return pipeline.lifecycle().stream()
                .map(said -> said.key + " " + said.value.getStatus() + " " + said.value.getState() + " "
                        + said.value.getEffectiveAt())
                .toList();
    }
}
