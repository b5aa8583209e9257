package io.tideline.stream;

import static org.assertj.core.api.Assertions.assertThat;

import io.tideline.retention.RowStatus;
import io.tideline.retention.SalesPulse;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import org.apache.kafka.streams.KeyValue;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Sales in windows of five minutes, which wait ten minutes for what is late. */
class PulseTest {
    private final AtomicLong late = new AtomicLong();

    @TempDir
    Path folder;

    @Test
    void ordersAndSignups_areInTheWindowOfTheirOwnTime_byChannelAndForAll() {
        try (DrivenPipeline pipeline = pipeline("2026-03-01T12:00:30Z", "event")) {
            pipeline.order("c1", "o1", "2026-03-01T12:00:00Z", "10", "WEB");
            pipeline.order("c2", "o2", "2026-03-01T12:04:59Z", "5.50", "STORE");
            pipeline.order("c3", "o3", "2026-03-01T12:05:00Z", "1", "WEB");
            pipeline.signup("c4", "2026-03-01T12:03:00Z");
            pipeline.settle();

            Map<String, SalesPulse> rows = last(pipeline);

            assertThat(rows.get("all 12:00").getOrders()).isEqualTo(2);
            assertThat(rows.get("all 12:00").getRevenue()).isEqualByComparingTo("15.50");
            assertThat(rows.get("all 12:00").getSignups()).isOne();
            assertThat(rows.get("WEB 12:00").getOrders()).isOne();
            assertThat(rows.get("WEB 12:05").getOrders()).isOne();
            assertThat(rows.get("STORE 12:00").getRevenue()).isEqualByComparingTo("5.50");
            assertThat(rows.get("all 12:00").getWindowEnd()).isEqualTo("2026-03-01T12:05:00Z");
        }
    }

    @Test
    void secondDelivery_isNotCounted() {
        try (DrivenPipeline pipeline = pipeline("2026-03-01T12:00:30Z", "event")) {
            pipeline.order("c1", "o1", "2026-03-01T12:00:00Z", "10");
            pipeline.order("c1", "o1", "2026-03-01T12:00:00Z", "10");
            pipeline.settle();

            assertThat(last(pipeline).get("all 12:00").getOrders()).isOne();
        }
    }

    @Test
    void whenTheGraceIsOver_aLastRowSaysSo_andWhatComesLaterIsCountedAsLate() {
        try (DrivenPipeline pipeline = pipeline("2026-03-01T13:00:00Z", "event")) {
            pipeline.order("c1", "o1", "2026-03-01T12:00:00Z", "10");
            pipeline.settle();
            pipeline.order("c2", "o2", "2026-03-01T12:14:00Z", "10");
            pipeline.settle();
            pipeline.order("c3", "o3", "2026-03-01T12:02:00Z", "10");
            pipeline.settle();
            assertThat(late).hasValue(0);
            assertThat(last(pipeline).get("all 12:00").getOrders()).isEqualTo(2);

            pipeline.order("c4", "o4", "2026-03-01T12:15:00Z", "10");
            pipeline.settle();
            SalesPulse closed = last(pipeline).get("all 12:00");
            assertThat(closed.getStatus()).isEqualTo(RowStatus.FINAL);
            assertThat(closed.getOrders()).isEqualTo(2);
            pipeline.order("c5", "o5", "2026-03-01T12:04:00Z", "10");
            pipeline.settle();

            assertThat(last(pipeline)).doesNotContainKey("all 12:00");
            assertThat(late).hasValue(1);
        }
    }

    @Test
    void whenOrdersStop_windowsOfZerosGoOn_whereTheWallClockCounts() {
        try (DrivenPipeline pipeline = pipeline("2026-03-01T12:00:30Z", "live")) {
            pipeline.order("c1", "o1", "2026-03-01T12:00:00Z", "10", "WEB");
            for (int minute = 0; minute < 30; minute++) {
                pipeline.pass(Duration.ofMinutes(1));
            }
            pipeline.settle();

            Map<String, SalesPulse> rows = last(pipeline);

            assertThat(rows.get("all 12:00").getOrders()).isOne();
            assertThat(rows.get("all 12:10").getOrders()).isZero();
            assertThat(rows.get("WEB 12:10").getStatus()).isEqualTo(RowStatus.FINAL);
            assertThat(rows.get("all 12:30").getStatus()).isEqualTo(RowStatus.PROVISIONAL);
        }
    }

    @Test
    void historyThatIsImported_hasNoPulse() {
        try (DrivenPipeline pipeline = pipeline("2026-03-20T12:00:00Z", "live")) {
            pipeline.order("c1", "o1", "2026-03-01T12:00:00Z", "10");
            pipeline.settle();

            assertThat(last(pipeline))
                    .doesNotContainKey("all 12:00 of 1 March")
                    .allSatisfy((key, row) -> assertThat(row.getOrders()).isZero());
        }
    }

    @Test
    void windowThatChanges_hasRowsOfWhatChangedInIt() {
        try (DrivenPipeline pipeline = pipeline("2026-03-01T12:00:30Z", "event")) {
            pipeline.order("c1", "o1", "2026-03-01T12:00:00Z", "10", "WEB");
            pipeline.order("c2", "o2", "2026-03-01T12:01:00Z", "5", "STORE");
            pipeline.settle();
            last(pipeline);

            pipeline.order("c3", "o3", "2026-03-01T12:02:00Z", "1", "WEB");
            pipeline.settle();

            assertThat(last(pipeline)).containsOnlyKeys("all 12:00", "WEB 12:00");
        }
    }

    @Test
    void channelsBeyondTheMostSegments_areTheOthers() {
        try (DrivenPipeline pipeline = pipeline("2026-03-01T12:00:30Z", "event", "kpi.max.segments", "1")) {
            pipeline.order("c1", "o1", "2026-03-01T12:00:00Z", "10", "WEB");
            pipeline.settle();
            pipeline.order("c2", "o2", "2026-03-01T12:01:00Z", "5", "STORE");
            pipeline.order("c3", "o3", "2026-03-01T12:02:00Z", "5", "all");
            pipeline.settle();

            Map<String, SalesPulse> rows = last(pipeline);

            assertThat(rows).containsOnlyKeys("all 12:00", "WEB 12:00", "other 12:00");
            assertThat(rows.get("other 12:00").getOrders()).isEqualTo(2);
            assertThat(rows.get("all 12:00").getOrders()).isEqualTo(3);
        }
    }

    @Test
    void channelNamedAll_countsInTheRowOfAll() {
        try (DrivenPipeline pipeline = pipeline("2026-03-01T12:00:30Z", "event")) {
            pipeline.order("c1", "o1", "2026-03-01T12:00:00Z", "10", "all");
            pipeline.order("c2", "o2", "2026-03-01T12:01:00Z", "5", "WEB");
            pipeline.settle();

            assertThat(last(pipeline).get("all 12:00").getOrders()).isEqualTo(2);
        }
    }

    private static Map<String, SalesPulse> last(DrivenPipeline pipeline) {
        Map<String, SalesPulse> rows = new HashMap<>();
        List<KeyValue<String, SalesPulse>> news = pipeline.pulse();
        news.forEach(row ->
                rows.put(row.key + " " + row.value.getWindowStart().toString().substring(11, 16), row.value));
        return rows;
    }

    private DrivenPipeline pipeline(String wallClock, String clockMode) {
        return pipeline(wallClock, clockMode, "kpi.max.segments", "200");
    }

    private DrivenPipeline pipeline(String wallClock, String clockMode, String setting, String value) {
        Observer observer = new Observer() {
            @Override
            public void pulseLate(long events) {
                late.addAndGet(events);
            }
        };
        Map<String, String> settings = Map.of("clock.mode", clockMode, setting, value);
        return new DrivenPipeline(folder, Instant.parse(wallClock), settings, observer);
    }
}
