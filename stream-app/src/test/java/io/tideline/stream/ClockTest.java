package io.tideline.stream;

import static io.tideline.commerce.AdjustmentKind.CANCELLED;
import static io.tideline.commerce.AdjustmentKind.REFUNDED;
import static io.tideline.retention.CorrectionCause.CANCELLATION;
import static io.tideline.retention.CorrectionCause.CONFLICTING_DELIVERY;
import static io.tideline.retention.CorrectionCause.LATE_EVENT;
import static io.tideline.retention.CorrectionCause.RECLASSIFICATION;
import static io.tideline.retention.CorrectionCause.REFUND;
import static io.tideline.retention.RowStatus.CORRECTED;
import static io.tideline.retention.RowStatus.FINAL;
import static io.tideline.retention.RowStatus.PROVISIONAL;
import static org.assertj.core.api.Assertions.assertThat;

import io.tideline.retention.CorrectionCause;
import io.tideline.retention.RetentionKpi;
import io.tideline.retention.RowStatus;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.apache.kafka.streams.KeyValue;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** When rows appear, move on by themselves, become final and are corrected; the activity window is 30 days. */
class ClockTest {
    private static final Map<String, String> LIVE = Map.of("clock.mode", "live");
    private static final Map<String, String> EVENTS = Map.of("clock.mode", "event");
    private static final String FIRST_OF_MARCH = "rolling-7d/all/2026-03-01";

    @TempDir
    Path folder;

    @Test
    void churnComes_thoughNothingArrives() {
        try (DrivenPipeline pipeline = pipeline("2026-03-01T12:00:30Z", LIVE)) {
            pipeline.order("c1", "o1", "2026-03-01T12:00:00Z", "10");
            pipeline.passTo("2026-03-30T23:59:59Z");
            assertThat(row(pipeline, "rolling-7d/all/2026-03-30").getCustomersAtEnd())
                    .isOne();
            assertThat(pipeline.row("rolling-7d/all/2026-03-31")).isEmpty();

            pipeline.passTo("2026-03-31T00:00:02Z");

            RetentionKpi row = row(pipeline, "rolling-7d/all/2026-03-31");
            assertThat(row.getChurnEvents()).isOne();
            assertThat(row.getChurnedCustomers()).isOne();
            assertThat(row.getCustomersAtEnd()).isZero();
            assertThat(row(pipeline, "month/all/2026-03-01").getChurnEvents()).isOne();
        }
    }

    @Test
    void clockOfEvents_standsStillWhileNothingArrives_andMovesWithTheNextEvent() {
        try (DrivenPipeline pipeline = pipeline("2026-06-01T00:00:00Z", EVENTS)) {
            pipeline.order("c1", "o1", "2026-03-01T12:00:00Z", "10");
            pipeline.pass(Duration.ofDays(60));
            pipeline.settle();
            assertThat(lastDay(pipeline)).isEqualTo("2026-03-01");
            assertThat(row(pipeline, FIRST_OF_MARCH).getAsOf()).isEqualTo("2026-03-01T12:00:00Z");

            pipeline.order("c2", "o2", "2026-04-05T08:00:00Z", "10");
            pipeline.settle();

            assertThat(lastDay(pipeline)).isEqualTo("2026-04-05");
            assertThat(row(pipeline, "rolling-7d/all/2026-03-31").getChurnEvents())
                    .isOne();
            assertThat(row(pipeline, "rolling-7d/all/2026-04-05").getCustomersAtEnd())
                    .isOne();
        }
    }

    @Test
    void rowIsFinal_whenItsLastDayIsOverByTheGrace() {
        try (DrivenPipeline pipeline = pipeline("2026-03-01T12:00:30Z", LIVE)) {
            pipeline.order("c1", "o1", "2026-03-01T12:00:00Z", "10");
            pipeline.settle();
            assertThat(row(pipeline, FIRST_OF_MARCH)).satisfies(is(PROVISIONAL, 1));
            pipeline.passTo("2026-03-02T23:59:59Z");
            assertThat(row(pipeline, FIRST_OF_MARCH)).satisfies(is(PROVISIONAL, 1));

            pipeline.passTo("2026-03-03T00:00:02Z");

            assertThat(row(pipeline, FIRST_OF_MARCH)).satisfies(is(FINAL, 2));
            assertThat(row(pipeline, "rolling-7d/all/2026-03-02")).satisfies(is(PROVISIONAL, 1));
            assertThat(row(pipeline, "month/all/2026-03-01").getStatus()).isEqualTo(PROVISIONAL);
        }
    }

    @Test
    void monthIsFinal_afterItsLastDay() {
        try (DrivenPipeline pipeline = pipeline("2026-03-30T12:00:30Z", LIVE)) {
            pipeline.order("c1", "o1", "2026-03-30T12:00:00Z", "10");
            pipeline.passTo("2026-04-01T23:59:59Z");
            assertThat(row(pipeline, "month/all/2026-03-01").getStatus()).isEqualTo(PROVISIONAL);

            pipeline.passTo("2026-04-02T00:00:02Z");

            assertThat(row(pipeline, "month/all/2026-03-01").getStatus()).isEqualTo(FINAL);
            assertThat(row(pipeline, "month/all/2026-03-01").getEndDate()).isEqualTo("2026-03-31");
        }
    }

    @Test
    void inputThatLags_holdsFinalityBack_untilItIsIdle() {
        try (DrivenPipeline pipeline = pipeline("2026-06-01T00:00:00Z", EVENTS)) {
            pipeline.order("c1", "o1", "2026-03-01T12:00:00Z", "10");
            pipeline.order("c1", "o2", "2026-03-20T12:00:00Z", "10");
            pipeline.signup("c2", "2026-03-02T12:00:00Z");
            pipeline.pass(Duration.ofSeconds(50));
            pipeline.settle();
            assertThat(row(pipeline, FIRST_OF_MARCH).getStatus()).isEqualTo(PROVISIONAL);

            pipeline.signup("c3", "2026-03-03T12:00:00Z");
            pipeline.pass(Duration.ofSeconds(15));
            pipeline.settle();

            assertThat(row(pipeline, FIRST_OF_MARCH).getStatus())
                    .as("all inputs but signups are idle, and signups have passed it")
                    .isEqualTo(FINAL);
            assertThat(row(pipeline, "rolling-7d/all/2026-03-02").getStatus()).isEqualTo(PROVISIONAL);

            pipeline.pass(Duration.ofMinutes(1));
            pipeline.settle();

            assertThat(row(pipeline, "rolling-7d/all/2026-03-02").getStatus()).isEqualTo(FINAL);
            assertThat(row(pipeline, "rolling-7d/all/2026-03-18").getStatus()).isEqualTo(FINAL);
            assertThat(row(pipeline, "rolling-7d/all/2026-03-19").getStatus()).isEqualTo(PROVISIONAL);
        }
    }

    @Test
    void lateOrder_correctsFinalRows() {
        try (DrivenPipeline pipeline = finalFirstOfMarch()) {
            pipeline.order("c2", "o2", "2026-03-01T13:00:00Z", "5");
            pipeline.settle();

            RetentionKpi row = row(pipeline, FIRST_OF_MARCH);
            assertThat(row).satisfies(is(CORRECTED, 3, LATE_EVENT));
            assertThat(row.getOrders()).isEqualTo(2);
            assertThat(row.getRevenue()).isEqualByComparingTo("15");
        }
    }

    @Test
    void refund_restatesTheDayOfTheOrder() {
        try (DrivenPipeline pipeline = finalFirstOfMarch()) {
            pipeline.adjust(REFUNDED, "c1", "o1", "2026-03-10T10:00:00Z");
            pipeline.settle();

            assertThat(row(pipeline, FIRST_OF_MARCH)).satisfies(is(CORRECTED, 3, REFUND));
            assertThat(row(pipeline, FIRST_OF_MARCH).getRevenue()).isEqualByComparingTo(BigDecimal.ZERO);
            assertThat(row(pipeline, FIRST_OF_MARCH).getOrders()).isZero();
            assertThat(row(pipeline, "rolling-7d/all/2026-03-10").getRefunds()).isEqualByComparingTo("10");
        }
    }

    @Test
    void cancellation_restatesTheDayOfTheOrder() {
        try (DrivenPipeline pipeline = finalFirstOfMarch()) {
            pipeline.adjust(CANCELLED, "c1", "o1", "2026-03-10T10:00:00Z");
            pipeline.settle();

            assertThat(row(pipeline, FIRST_OF_MARCH)).satisfies(is(CORRECTED, 3, CANCELLATION));
        }
    }

    @Test
    void deliveryThatContradicts_andCounts_corrects() {
        try (DrivenPipeline pipeline = finalFirstOfMarch()) {
            pipeline.order("c1", "o1", "2026-03-01T12:00:00Z", "9");
            pipeline.settle();

            assertThat(row(pipeline, FIRST_OF_MARCH)).satisfies(is(CORRECTED, 3, LATE_EVENT, CONFLICTING_DELIVERY));
            assertThat(row(pipeline, FIRST_OF_MARCH).getRevenue()).isEqualByComparingTo("9");
        }
    }

    @Test
    void deliveryThatChangesNothing_correctsNothing() {
        try (DrivenPipeline pipeline = finalFirstOfMarch()) {
            pipeline.news();
            pipeline.order("c1", "o1", "2026-03-01T12:00:00Z", "11");
            pipeline.settle();

            assertThat(pipeline.news()).isEmpty();
        }
    }

    @Test
    void customerWhoMoves_correctsBothSegments() {
        try (DrivenPipeline pipeline = finalFirstOfMarch()) {
            pipeline.order("c1", "o0", "2026-02-28T12:00:00Z", "5", "STORE");
            pipeline.settle();

            assertThat(row(pipeline, "rolling-7d/channel=WEB/2026-03-01"))
                    .satisfies(is(CORRECTED, 3, LATE_EVENT, RECLASSIFICATION));
            assertThat(row(pipeline, "rolling-7d/channel=WEB/2026-03-01").getOrders())
                    .isZero();
            assertThat(row(pipeline, "rolling-7d/channel=STORE/2026-03-01").getOrders())
                    .isEqualTo(2);
            assertThat(row(pipeline, FIRST_OF_MARCH)).satisfies(is(CORRECTED, 3, LATE_EVENT));
        }
    }

    @Test
    void correctionsCountOn() {
        try (DrivenPipeline pipeline = finalFirstOfMarch()) {
            for (int late = 1; late <= 3; late++) {
                pipeline.order("late" + late, "o" + late, "2026-03-01T13:00:00Z", "5");
                pipeline.settle();
                assertThat(row(pipeline, FIRST_OF_MARCH)).satisfies(is(CORRECTED, 2 + late, LATE_EVENT));
            }
        }
    }

    @Test
    void row_isEmittedAtMostOnceInAnInterval() {
        Map<String, String> settings = new HashMap<>(LIVE);
        settings.put("kpi.emit.interval", "10 s");
        Map<String, List<Integer>> secondsByKey = new HashMap<>();
        try (DrivenPipeline pipeline = pipeline("2026-03-01T12:00:00Z", settings)) {
            for (int second = 1; second <= 60; second++) {
                pipeline.order("c" + second, "o" + second, "2026-03-01T12:00:00Z", "10");
                pipeline.pass(Duration.ofSeconds(1));
                for (KeyValue<String, RetentionKpi> news : pipeline.news()) {
                    secondsByKey
                            .computeIfAbsent(news.key, any -> new ArrayList<>())
                            .add(second);
                }
            }
        }
        assertThat(secondsByKey.get(FIRST_OF_MARCH)).hasSizeBetween(5, 7);
        secondsByKey.values().forEach(seconds -> {
            for (int i = 1; i < seconds.size(); i++) {
                assertThat(seconds.get(i) - seconds.get(i - 1)).isGreaterThanOrEqualTo(10);
            }
        });
    }

    @ParameterizedTest
    @CsvSource({
        "2026-03-29, 2026-03-28T23:00:00Z, 2026-03-29T22:00:00Z, 23",
        "2026-10-25, 2026-10-24T22:00:00Z, 2026-10-25T23:00:00Z, 25"
    })
    void dayOfAClockChange_isAsLongAsItIs(LocalDate day, Instant start, Instant end, int hours) {
        Map<String, String> settings = new HashMap<>(LIVE);
        settings.put("store.time.zone", "Europe/Berlin");
        String today = "rolling-7d/all/" + day;
        String tomorrow = "rolling-7d/all/" + day.plusDays(1);
        try (DrivenPipeline pipeline = pipeline(start.minus(Duration.ofHours(1)).toString(), settings)) {
            pipeline.order(
                    "c0", "o0", start.minusMillis(1).minus(Duration.ofHours(1)).toString(), "10");
            pipeline.passTo(start.minusSeconds(1).toString());
            assertThat(pipeline.row(today)).isEmpty();
            pipeline.passTo(start.plusSeconds(2).toString());
            assertThat(pipeline.row(today)).isPresent();

            pipeline.order("c1", "o1", start.toString(), "10");
            pipeline.passTo(end.minusSeconds(1).toString());
            pipeline.order("c2", "o2", end.minusMillis(1).toString(), "10");
            pipeline.passTo(end.plusSeconds(2).toString());
            pipeline.order("c3", "o3", end.toString(), "10");
            pipeline.settle();

            assertThat(Duration.between(start, end)).hasHours(hours);
            assertThat(row(pipeline, today).getOrders()).isEqualTo(3);
            assertThat(row(pipeline, today).getEndInstant()).isEqualTo(end);
            assertThat(row(pipeline, tomorrow).getOrders()).isEqualTo(4);
            assertThat(row(pipeline, "rolling-7d/all/" + day.minusDays(1)).getOrders())
                    .isOne();

            pipeline.passTo(end.plus(Duration.ofDays(1)).minusSeconds(1).toString());
            assertThat(row(pipeline, today).getStatus()).isEqualTo(PROVISIONAL);
            pipeline.passTo(end.plus(Duration.ofDays(1)).plusSeconds(2).toString());
            assertThat(row(pipeline, today).getStatus()).isEqualTo(FINAL);
        }
    }

    /** It is the tenth of March, and everything of the first is final: one order of 10 euros. */
    private DrivenPipeline finalFirstOfMarch() {
        DrivenPipeline pipeline = pipeline("2026-03-01T12:00:30Z", LIVE);
        pipeline.order("c1", "o1", "2026-03-01T12:00:00Z", "10");
        pipeline.settle();
        pipeline.passTo("2026-03-10T11:00:00Z");
        pipeline.order("c9", "o9", "2026-03-10T09:00:00Z", "1");
        pipeline.settle();
        assertThat(row(pipeline, FIRST_OF_MARCH)).satisfies(is(FINAL, 2));
        return pipeline;
    }

    private DrivenPipeline pipeline(String wallClock, Map<String, String> settings) {
        return new DrivenPipeline(folder, Instant.parse(wallClock), settings);
    }

    private static RetentionKpi row(DrivenPipeline pipeline, String key) {
        return pipeline.row(key).orElseThrow(() -> new AssertionError(key + " was not published"));
    }

    private static Consumer<RetentionKpi> is(RowStatus status, int revision, CorrectionCause... causes) {
        return row -> {
            assertThat(row.getStatus()).isEqualTo(status);
            assertThat(row.getRevision()).isEqualTo(revision);
            assertThat(row.getCauses()).containsExactlyInAnyOrder(causes);
        };
    }

    private static String lastDay(DrivenPipeline pipeline) {
        return pipeline.all().stream()
                .map(row -> row.getEndDate().toString())
                .max(String::compareTo)
                .orElseThrow();
    }
}
