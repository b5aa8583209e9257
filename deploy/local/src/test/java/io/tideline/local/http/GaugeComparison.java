package io.tideline.local.http;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The gauges of all instances together, compared with the rows that stand for now and with the cells that are over. */
final class GaugeComparison {
    private static final Pattern GAUGE = Pattern.compile("tideline_kpi_([a-z0-9_]+)\\{dimension=\"([^\"]*)\","
            + "period=\"([^\"]*)\",segment=\"([^\"]*)\",window=\"([^\"]*)\"\\} (\\S+)");

    /** Metrics of some figures of each kind, and their fields. */
    private static final Map<String, String> FIELDS = Map.of(
            "customers_at_end", "customersAtEnd",
            "churn_events", "churnEvents",
            "reorder_due_30", "reorderDue30",
            "revenue", "revenue",
            "gap_p50_days", "gapP50",
            "retention_rate", "retentionRate",
            "reorder_rate_365", "reorderRate365",
            "average_order_value_first", "averageOrderValueFirst");

    private static final Pattern CELL = Pattern.compile(
            "tideline_cohort_([a-z_]+)\\{cohort=\"([^\"]*)\"," + "index=\"(\\d\\d)\",kind=\"([^\"]*)\"\\} (\\S+)");

    private static final Map<String, String> CELL_FIELDS = Map.of(
            "size", "size",
            "bounded_retained", "boundedRetained",
            "repeat_customers", "repeatCustomers",
            "bounded_retention_rate", "boundedRetentionRate");

    private static final int COHORTS = 13;

    private GaugeComparison() {}

    /** What is undefined in a row is absent from the gauges, and nothing is there twice. */
    static void assertSame(JsonNode current, List<String> scrapes) {
        assertThat(gauges(scrapes)).hasSizeGreaterThan(300).isEqualTo(rows(current));
    }

    private static Map<String, Double> gauges(List<String> scrapes) {
        Map<String, Double> gauges = new TreeMap<>();
        for (String scrape : scrapes) {
            scrape.lines().map(GAUGE::matcher).filter(Matcher::matches).forEach(line -> {
                if (FIELDS.containsKey(line.group(1))) {
                    String name =
                            String.join(" ", line.group(1), line.group(5), line.group(2), line.group(4), line.group(3));
                    assertThat(gauges.put(name, Double.valueOf(line.group(6))))
                            .as(name)
                            .isNull();
                }
            });
        }
        return gauges;
    }

    /**
     * The cells that are over of the cohorts of the latest months are there, and no others.
     *
     * @param triangles everybody's by month, one for each kind
     */
    static void assertSameCells(List<JsonNode> triangles, LocalDate clock, List<String> scrapes) {
        Map<String, Double> gauges = new TreeMap<>();
        for (String scrape : scrapes) {
            scrape.lines().map(CELL::matcher).filter(Matcher::matches).forEach(line -> {
                String name = String.join(" ", line.group(1), line.group(4), line.group(2), line.group(3));
                assertThat(gauges.put(name, Double.valueOf(line.group(5))))
                        .as(name)
                        .isNull();
            });
        }
        int cells = triangles.size() * COHORTS * (COHORTS + 1) / 2;
        assertThat(gauges).as("a whole triangle").hasSize(cells * CELL_FIELDS.size());
        assertThat(gauges).isEqualTo(cells(triangles, clock));
    }

    private static Map<String, Double> cells(List<JsonNode> triangles, LocalDate clock) {
        Map<String, Double> figures = new TreeMap<>();
        LocalDate oldest = clock.withDayOfMonth(1).minusMonths(COHORTS);
        for (JsonNode triangle : triangles) {
            for (JsonNode row : triangle.required("rows")) {
                boolean isOver = date(row, "periodEnd").isBefore(clock);
                if (isOver && !date(row, "cohortStart").isBefore(oldest)) {
                    CELL_FIELDS.forEach((metric, field) -> figures.put(
                            String.join(
                                    " ",
                                    metric,
                                    row.required("kind").asText(),
                                    row.required("cohortStart").asText(),
                                    "%02d".formatted(row.required("index").asInt())),
                            row.required(field).doubleValue()));
                }
            }
        }
        return figures;
    }

    private static LocalDate date(JsonNode row, String field) {
        return LocalDate.parse(row.required(field).asText());
    }

    private static Map<String, Double> rows(JsonNode current) {
        Map<String, Double> figures = new TreeMap<>();
        for (JsonNode row : current.required("rows")) {
            FIELDS.forEach((metric, field) -> {
                if (!row.required(field).isNull()) {
                    String name = String.join(
                            " ",
                            metric,
                            row.required("window").asText(),
                            row.required("dimension").asText(),
                            row.required("segment").asText(),
                            row.required("period").asText());
                    figures.put(name, row.required(field).doubleValue());
                }
            });
        }
        return figures;
    }
}
