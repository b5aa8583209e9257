package io.tideline.local.admission;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.tideline.config.Settings;
import io.tideline.contract.OutputTopics;
import io.tideline.local.LocalStackOptions;
import io.tideline.local.PreparedStack;
import io.tideline.local.replay.PublishedRows;
import io.tideline.retention.LifecycleChange;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** The day ends while no process runs; nothing arrives any more. */
class RestartAcrossMidnightTest {
    private static final Duration PATIENCE = Duration.ofMinutes(1);
    private static final int WINDOW_DAYS = 30;

    @Test
    void customerWhoIsLostAtMidnight_isSaidToBe_onceAndAsOfThen() throws Exception {
        Map<String, String> shop = Map.of(
                "clock.mode", "live",
                "topics.partitions", "1",
                "partition.idle.timeout", "1 s",
                "activity.window.days", Integer.toString(WINDOW_DAYS));
        try (PreparedStack stack = PreparedStack.start(LocalStackOptions.temporary(), shop)) {
            Settings settings = stack.settings();
            Instant midnight = Instant.now().truncatedTo(ChronoUnit.DAYS).plus(Duration.ofDays(1));
            Contracts contracts = new Contracts(settings);
            MovedClock evening = MovedClock.showing(midnight.minus(Duration.ofMinutes(5)));
            try (RunningShop before = new RunningShop(settings, 1, evening)) {
                Instant lastDay = midnight.minus(Duration.ofDays(WINDOW_DAYS)).plus(Duration.ofHours(1));
                before.send(List.of(contracts.message(Contracts.order("c1", "o1", lastDay))));
                await().atMost(PATIENCE).until(() -> states(settings).size() == 1);
            }
            assertThat(evening.now()).as("the pipeline has ended").isBefore(midnight);
            assertThat(states(settings)).containsExactly("NEW");

            LocalDate newDay = LocalDate.ofInstant(midnight, ZoneOffset.UTC);
            try (RunningShop after = new RunningShop(settings, 1, MovedClock.showing(midnight.plusMillis(1)))) {
                await().atMost(PATIENCE).until(() -> churnEvents(settings, newDay) == 1);
                await().atMost(PATIENCE).until(() -> states(settings).size() == 2);
                assertThat(after.acceptances()).as("nothing arrived").isEmpty();
            }
            assertThat(states(settings)).containsExactly("NEW", "CHURNED");
            LifecycleChange lost =
                    PublishedRows.history(OutputTopics.LIFECYCLE, settings).get(1);
            assertThat(lost.getEffectiveAt()).isEqualTo(midnight);
        }
    }

    private static List<String> states(Settings settings) throws Exception {
        return PublishedRows.history(OutputTopics.LIFECYCLE, settings).stream()
                .map(change -> change.getState().name())
                .toList();
    }

    private static long churnEvents(Settings settings, LocalDate day) throws Exception {
        var row = PublishedRows.last(OutputTopics.KPIS, settings).byKey().get("rolling-7d/all/" + day);
        return row == null ? -1 : row.getChurnEvents();
    }
}
