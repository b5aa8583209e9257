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

/** The day ends while no process runs, in a zone whose midnight is near; nothing arrives any more. */
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
            Instant midnight = Instant.now().plusSeconds(40).truncatedTo(ChronoUnit.SECONDS);
            ZoneOffset zone = zoneOfMidnight(midnight);
            Settings settings = stack.with(Map.of("store.time.zone", zone.getId()));
            Contracts contracts = new Contracts(settings);
            try (RunningShop before = new RunningShop(settings, 1)) {
                Instant lastDay = midnight.minus(Duration.ofDays(WINDOW_DAYS)).plus(Duration.ofHours(1));
                before.send(List.of(contracts.message(Contracts.order("c1", "o1", lastDay))));
                await().atMost(PATIENCE).until(() -> states(settings).size() == 1);
            }
            assertThat(Instant.now()).as("the pipeline has ended").isBefore(midnight);
            assertThat(states(settings)).containsExactly("NEW");

            await("midnight").atMost(PATIENCE).until(() -> Instant.now().isAfter(midnight));
            try (RunningShop after = new RunningShop(settings, 1)) {
                await().atMost(PATIENCE).until(() -> churnEvents(settings, LocalDate.ofInstant(midnight, zone)) == 1);
                await().atMost(PATIENCE).until(() -> states(settings).size() == 2);
                assertThat(after.acceptances()).as("nothing arrived").isEmpty();
            }
            assertThat(states(settings)).containsExactly("NEW", "CHURNED");
            LifecycleChange lost =
                    PublishedRows.history(OutputTopics.LIFECYCLE, settings).get(1);
            assertThat(lost.getEffectiveAt()).isEqualTo(midnight);
        }
    }

    private static ZoneOffset zoneOfMidnight(Instant midnight) {
        int secondsAhead = (int)
                Math.floorMod(-midnight.getEpochSecond(), Duration.ofDays(1).toSeconds());
        boolean isFar = secondsAhead > ZoneOffset.MAX.getTotalSeconds();
        return ZoneOffset.ofTotalSeconds(
                isFar ? secondsAhead - (int) Duration.ofDays(1).toSeconds() : secondsAhead);
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
