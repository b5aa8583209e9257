package io.tideline.stream;

import static org.assertj.core.api.Assertions.assertThat;

import io.tideline.commerce.AdjustmentKind;
import io.tideline.retention.LifecycleCause;
import io.tideline.retention.LifecycleChange;
import io.tideline.retention.LifecycleState;
import io.tideline.retention.LifecycleStatus;
import io.tideline.storage.StoreNames;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.apache.kafka.streams.KeyValue;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is said of customers, when, and with which instant; the activity window is 30 days. */
class LifecycleClockTest {
    private static final Map<String, String> LIVE = Map.of("clock.mode", "live");
    private static final Map<String, String> EVENTS = Map.of("clock.mode", "event");

    @TempDir
    Path folder;

    @Test
    void customerIsLost_onTimeAndOnce_thoughNothingArrivesForWeeks() {
        try (DrivenPipeline pipeline = pipeline("2026-03-01T12:00:30Z", LIVE)) {
            pipeline.signup("c1", "2026-02-20T10:00:00Z");
            pipeline.order("c1", "o1", "2026-03-01T12:00:00Z", "10");
            assertThat(states(pipeline)).containsExactly("PROSPECT 2026-02-20T10:00:00Z", "NEW 2026-03-01T12:00:00Z");

            pipeline.passTo("2026-03-30T23:59:59Z");
            assertThat(pipeline.lifecycle()).isEmpty();
            pipeline.passTo("2026-03-31T00:00:02Z");

            LifecycleChange change = only(pipeline);
            assertThat(change.getState()).isEqualTo(LifecycleState.CHURNED);
            assertThat(change.getPreviousState()).isEqualTo(LifecycleState.NEW);
            assertThat(change.getEffectiveAt()).isEqualTo("2026-03-31T00:00:00Z");
            assertThat(change.getCause()).isEqualTo(LifecycleCause.INACTIVITY);
            pipeline.passTo("2026-07-01T00:00:00Z");
            assertThat(pipeline.lifecycle()).isEmpty();
            assertThat(pipeline.timers()).isZero();
        }
    }

    @Test
    void dayOnWhichClocksChange_beginsAtMidnightOfTheStore() {
        Map<String, String> sydney = new HashMap<>(LIVE);
        sydney.put("store.time.zone", "Australia/Sydney");
        try (DrivenPipeline pipeline = pipeline("2026-09-04T01:00:00Z", sydney)) {
            pipeline.order("c1", "o1", "2026-09-04T00:30:00Z", "10");
            pipeline.lifecycle();

            pipeline.passTo("2026-10-04T12:00:00Z");

            // 4 October has 23 hours there, and begins at 14:00 of the day before in UTC.
            assertThat(only(pipeline).getEffectiveAt()).isEqualTo("2026-10-03T14:00:00Z");
        }
    }

    @Test
    void orderWithinTheWindow_putsOffTheLoss_andTheEntryBeforeItSaysNothing() {
        try (DrivenPipeline pipeline = pipeline("2026-03-01T12:00:30Z", LIVE)) {
            pipeline.order("c1", "o1", "2026-03-01T12:00:00Z", "10");
            pipeline.passTo("2026-03-20T12:00:00Z");
            pipeline.order("c1", "o2", "2026-03-20T11:00:00Z", "10");
            assertThat(states(pipeline)).containsExactly("NEW 2026-03-01T12:00:00Z", "REPEAT 2026-03-20T11:00:00Z");
            assertThat(pipeline.timers()).isEqualTo(2);

            pipeline.passTo("2026-04-18T23:59:00Z");
            assertThat(pipeline.lifecycle()).isEmpty();
            assertThat(pipeline.timers()).isOne();
            pipeline.passTo("2026-04-19T00:00:05Z");

            assertThat(states(pipeline)).containsExactly("CHURNED 2026-04-19T00:00:00Z");
        }
    }

    @Test
    void orderThatArrivesAfterItsCustomerWasDeclaredLost_takesThatBack() {
        try (DrivenPipeline pipeline = pipeline("2026-03-01T12:00:30Z", LIVE)) {
            pipeline.order("c1", "o1", "2026-03-01T12:00:00Z", "10");
            pipeline.order("c2", "o2", "2026-03-01T12:00:00Z", "10");
            pipeline.passTo("2026-04-02T00:00:00Z");
            assertThat(pipeline.lifecycle()).hasSize(4);

            pipeline.order("c1", "o3", "2026-03-25T09:00:00Z", "10");
            pipeline.order("c2", "o4", "2026-04-01T09:00:00Z", "10");

            List<KeyValue<String, LifecycleChange>> said = pipeline.lifecycle();
            assertThat(said.stream().map(LifecycleClockTest::text))
                    .containsExactly(
                            "c1 RETRACTED CHURNED 2026-03-31T00:00:00Z ORDER",
                            "c1 STATED REPEAT 2026-03-25T09:00:00Z ORDER",
                            "c2 STATED REACTIVATED 2026-04-01T09:00:00Z ORDER");
        }
    }

    @Test
    void cancelledOrder_takesBackWhatItMade_andTheLossComesEarlier() {
        try (DrivenPipeline pipeline = pipeline("2026-03-01T12:00:30Z", LIVE)) {
            pipeline.order("c1", "o1", "2026-03-01T12:00:00Z", "10");
            pipeline.passTo("2026-03-20T12:00:00Z");
            pipeline.order("c1", "o2", "2026-03-20T11:00:00Z", "10");
            pipeline.passTo("2026-03-21T12:00:00Z");
            pipeline.lifecycle();

            pipeline.adjust(AdjustmentKind.CANCELLED, "c1", "o2", "2026-03-21T10:00:00Z");
            pipeline.passTo("2026-03-31T00:00:05Z");

            assertThat(pipeline.lifecycle().stream().map(LifecycleClockTest::text))
                    .containsExactly(
                            "c1 RETRACTED REPEAT 2026-03-20T11:00:00Z CANCELLATION",
                            "c1 RESTATED NEW 2026-03-01T12:00:00Z CANCELLATION",
                            "c1 STATED CHURNED 2026-03-31T00:00:00Z INACTIVITY");
        }
    }

    @Test
    void clockOfEvents_movesWithTheEventsOfOthers() {
        try (DrivenPipeline pipeline = pipeline("2026-06-01T00:00:00Z", EVENTS)) {
            pipeline.order("c1", "o1", "2026-03-01T12:00:00Z", "10");
            pipeline.pass(Duration.ofDays(60));
            assertThat(states(pipeline)).containsExactly("NEW 2026-03-01T12:00:00Z");

            pipeline.order("c2", "o2", "2026-04-05T08:00:00Z", "10");

            assertThat(pipeline.lifecycle().stream().map(LifecycleClockTest::text))
                    .containsExactly(
                            "c2 STATED NEW 2026-04-05T08:00:00Z ORDER",
                            "c1 STATED CHURNED 2026-03-31T00:00:00Z INACTIVITY");
        }
    }

    @Test
    void manyWhoAreDueAtOnce_areLookedAtAFewWithEachEvent_andAreAllSaidInTheEnd() {
        int customers = 500;
        try (DrivenPipeline pipeline = pipeline("2026-06-01T00:00:00Z", EVENTS)) {
            IntStream.range(0, customers).forEach(i -> pipeline.order("c" + i, "o", "2026-03-01T12:00:00Z", "10"));
            pipeline.lifecycle();

            pipeline.order("later", "o", "2026-04-05T08:00:00Z", "10");

            assertThat(pipeline.lifecycle()).hasSizeBetween(2, 100);
            pipeline.settle();
            assertThat(pipeline.lifecycle().size() + 0L).isGreaterThan(customers - 100L);
            assertThat(pipeline.timers()).isOne();
        }
    }

    @Test
    void forgottenCustomer_isATombstone_andWhatComesLaterIsANewPerson() {
        try (DrivenPipeline pipeline = pipeline("2026-03-10T12:00:30Z", LIVE)) {
            pipeline.order("c1", "o1", "2026-03-01T12:00:00Z", "10");
            pipeline.lifecycle();

            pipeline.erase("c1", "2026-03-10T12:00:00Z");

            assertThat(pipeline.lifecycle()).containsExactly(KeyValue.pair("c1", null));
            assertThat(pipeline.timers()).isZero();
            pipeline.order("c1", "o2", "2026-03-10T12:00:10Z", "10");
            assertThat(pipeline.lifecycle().stream().map(LifecycleClockTest::text))
                    .containsExactly("c1 STATED NEW 2026-03-10T12:00:10Z ORDER");
        }
    }

    @Test
    void outputThatIsNotWanted_costsNothing() {
        Map<String, String> fewer = new HashMap<>(LIVE);
        fewer.put("outputs", "");
        try (DrivenPipeline pipeline = pipeline("2026-03-01T12:00:30Z", fewer)) {
            pipeline.order("c1", "o1", "2026-03-01T12:00:00Z", "10");
            pipeline.passTo("2026-05-01T00:00:00Z");

            assertThat(pipeline.lifecycle()).isEmpty();
            assertThat(pipeline.cohorts()).isEmpty();
            assertThat(pipeline.pulse()).isEmpty();
            assertThat(pipeline.entries(StoreNames.DUE)).isZero();
            assertThat(pipeline.entries(StoreNames.COHORT_SUMS)).isZero();
        }
    }

    private static LifecycleChange only(DrivenPipeline pipeline) {
        List<KeyValue<String, LifecycleChange>> said = pipeline.lifecycle();
        assertThat(said).hasSize(1);
        return said.get(0).value;
    }

    private static List<String> states(DrivenPipeline pipeline) {
        return pipeline.lifecycle().stream()
                .peek(said -> assertThat(said.value.getStatus()).isEqualTo(LifecycleStatus.STATED))
                .map(said -> said.value.getState() + " " + said.value.getEffectiveAt())
                .toList();
    }

    private static String text(KeyValue<String, LifecycleChange> said) {
        LifecycleChange change = said.value;
        return String.join(
                " ",
                said.key,
                change.getStatus().name(),
                change.getState().name(),
                change.getEffectiveAt().toString(),
                change.getCause().name());
    }

    private DrivenPipeline pipeline(String wallClock, Map<String, String> given) {
        return new DrivenPipeline(folder, Instant.parse(wallClock), given);
    }
}
