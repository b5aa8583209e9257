package io.tideline.local.http;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The gauges of all instances together, compared with the rows that stand for now. */
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
