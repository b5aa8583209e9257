package io.tideline.telemetry;

import static org.assertj.core.api.Assertions.assertThat;

import io.tideline.admission.Input;
import io.tideline.admission.Rejection;
import io.tideline.calendar.CalendarWindow;
import io.tideline.cohort.CohortCell;
import io.tideline.delta.Segment;
import io.tideline.kpi.CurrentRow;
import io.tideline.kpi.KpiRow;
import io.tideline.kpi.RowKey;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class TelemetryTest {
    private final AtomicLong now = new AtomicLong(ReportedFigures.NOW);

    @Test
    void countersBeginAtZero() {
        assertThat(scrape())
                .contains("tideline_events_accepted_total{input=\"requests\"} 0.0")
                .contains("tideline_segments_limited_total{dimension=\"channel\"} 0.0")
                .contains("tideline_rows_emitted_total{output=\"cohorts\",status=\"FINAL\"} 0.0");
        for (Rejection.Code code : Rejection.Code.values()) {
            assertThat(scrape()).contains("tideline_events_rejected_total{code=\"" + code.name() + "\"} 0.0");
        }
    }

    @Test
    void whatIsUndefinedOrUnknown_isAbsent() {
        try (Telemetry telemetry = telemetry()) {
            telemetry.watch(new ReportedFigures());
            List<String> odd = telemetry
                    .scrape("")
                    .lines()
                    .filter(line -> line.contains("segment=\"a\\\"b\\\\c\\nd\""))
                    .toList();

            assertThat(odd)
                    .anyMatch(line -> line.startsWith("tideline_kpi_orders{") && line.endsWith(" 0.0"))
                    .noneMatch(line -> line.contains("n_rate{") || line.contains("_days{") || line.contains("average"));
            assertThat(telemetry.scrape(""))
                    .doesNotContain(
                            "tideline_model_version", "tideline_model_age", "tideline_pulse_orders", "NaN\ntideline");
        }
        assertThat(scrape())
                .doesNotContain("tideline_clock", "tideline_kpi_revenue", "tideline_cohort", "tideline_due");
    }

    @Test
    void cellHasItsPlaceInTheTriangle_andNoRateWithoutMembers() {
        try (Telemetry telemetry = telemetry()) {
            telemetry.watch(new ReportedFigures());
            String january = "{cohort=\"2026-01-01\",index=\"01\",kind=\"FIRST_ORDER\"} ";
            String left = "{cohort=\"2026-02-01\",index=\"00\",kind=\"SIGNUP\"} ";

            assertThat(telemetry.scrape("").lines().filter(line -> line.startsWith("tideline_cohort_")))
                    .containsExactlyInAnyOrder(
                            "tideline_cohort_size" + january + "4.0",
                            "tideline_cohort_bounded_retained" + january + "1.0",
                            "tideline_cohort_repeat_customers" + january + "2.0",
                            "tideline_cohort_bounded_retention_rate" + january + "0.25",
                            "tideline_cohort_size" + left + "0.0",
                            "tideline_cohort_bounded_retained" + left + "0.0",
                            "tideline_cohort_repeat_customers" + left + "0.0");
        }
    }

    @Test
    void gaugesSayWhatWasReported() {
        try (Telemetry telemetry = telemetry()) {
            telemetry.watch(new ReportedFigures());
            ReportedFigures.tellEverything(telemetry.observer());

            assertThat(telemetry.scrape("").lines().toList())
                    .contains(
                            "tideline_event_time_lag_seconds 60.0",
                            "tideline_due_backlog 3.0",
                            "tideline_due_oldest_age_seconds 4.0",
                            "tideline_model_version 4.0",
                            "tideline_model_age_seconds 3600.0",
                            "tideline_model_customers 1234.0",
                            "tideline_model_fit_failures_total{reason=\"TOO_FEW_CUSTOMERS\"} 1.0",
                            "tideline_pulse_orders{channel=\"WEB\"} 5.0",
                            "tideline_pulse_revenue{channel=\"WEB\"} 99.5",
                            "tideline_pulse_late_total 2.0",
                            "tideline_customers_at_risk{level=\"AT_RISK\"} 11.0",
                            "tideline_value_at_risk{level=\"AT_RISK\"} 1234.5",
                            "tideline_emit_latency_seconds_count 1",
                            "tideline_emit_latency_seconds_sum 1.5",
                            "tideline_kpi_customers_at_end{dimension=\"all\",period=\"running\",segment=\"all\","
                                    + "window=\"month\"} 7.0");
        }
    }

    @Test
    void taskThatNoLongerReports_isNoBacklogOfOurs() {
        try (Telemetry telemetry = telemetry()) {
            telemetry.watch(new ReportedFigures());
            telemetry.observer().dueBacklog(0, 3, ReportedFigures.NOW);
            now.addAndGet(61_000);

            assertThat(telemetry.scrape("")).doesNotContain("tideline_due_backlog");
        }
    }

    @Test
    void pulseThatWentToAnotherProcess_isNotOursAnyMore() {
        try (Telemetry telemetry = telemetry()) {
            telemetry.watch(new ReportedFigures());
            telemetry.observer().pulse("WEB", ReportedFigures.NOW, 5, BigDecimal.TEN, 2);
            telemetry.observer().pulseLeft();

            assertThat(telemetry.scrape("")).doesNotContain("tideline_pulse_orders", "tideline_pulse_window_end");
        }
    }

    @Test
    void figuresAreReadAtMostOnceASecond() {
        AtomicLong readings = new AtomicLong();
        try (Telemetry telemetry = telemetry()) {
            telemetry.watch(new FigureSource() {
                @Override
                public List<CurrentRow> currentRows() {
                    readings.incrementAndGet();
                    return List.of();
                }

                @Override
                public List<CohortCell> cohortCells() {
                    return List.of();
                }

                @Override
                public Optional<ClockReading> clock() {
                    return Optional.empty();
                }
            });
            telemetry.scrape("");
            now.addAndGet(999);
            telemetry.scrape("");
            assertThat(readings).hasValue(1);
            now.addAndGet(1);
            telemetry.scrape("");
            assertThat(readings).hasValue(2);
        }
    }

    @Test
    void correctionOfAFinalRowOfEverybody_hasASize() {
        RowKey all = new RowKey(CalendarWindow.MONTH, Segment.ALL, 20_000);
        KpiRow after = ReportedFigures.row(100, "110");

        assertThat(CorrectionSize.of(all, Optional.of(ReportedFigures.row(100, "100")), after))
                .hasValue(0.1);
        assertThat(CorrectionSize.of(all, Optional.of(ReportedFigures.row(50, "110")), after))
                .hasValue(1.0);
        assertThat(CorrectionSize.of(all, Optional.empty(), after))
                .as("it was zero")
                .hasValue(1.0);
        RowKey web = new RowKey(CalendarWindow.MONTH, new Segment("channel", "WEB"), 20_000);
        assertThat(CorrectionSize.of(web, Optional.empty(), after)).isEmpty();
    }

    @Test
    void correctionOfWhatIsSaidOfFew_hasNoSize() {
        RowKey all = new RowKey(CalendarWindow.MONTH, Segment.ALL, 20_000);
        KpiRow before = ReportedFigures.row(49, "100"); // With 98 orders.

        assertThat(CorrectionSize.of(all, Optional.of(before), ReportedFigures.row(48, "50")))
                .isEmpty();
        assertThat(CorrectionSize.of(all, Optional.of(before), ReportedFigures.row(50, "50")))
                .as("100 orders, 50 customers")
                .hasValue(0.5);
        assertThat(CorrectionSize.of(all, Optional.empty(), ReportedFigures.row(49, "100")))
                .isEmpty();
    }

    @Test
    void scraperThatReadsOpenMetrics_getsThat() {
        try (Telemetry telemetry = telemetry()) {
            telemetry.observer().accepted(Input.SIGNUPS);
            String accept = "application/openmetrics-text;version=1.0.0;q=0.5,text/plain;q=0.3";

            assertThat(telemetry.scrape(accept)).endsWith("# EOF\n");
            assertThat(Telemetry.contentType(accept)).startsWith("application/openmetrics-text");
            assertThat(telemetry.scrape("")).doesNotContain("# EOF");
        }
    }

    private String scrape() {
        try (Telemetry telemetry = telemetry()) {
            return telemetry.scrape("");
        }
    }

    private Telemetry telemetry() {
        return new Telemetry(Set.of("channel"), now::get);
    }
}
