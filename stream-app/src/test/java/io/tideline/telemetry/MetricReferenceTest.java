package io.tideline.telemetry;

import static org.assertj.core.api.Assertions.assertThat;

import io.tideline.retention.RetentionKpi;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.apache.avro.Schema;
import org.junit.jupiter.api.Test;

class MetricReferenceTest {
    private static final Path COMMITTED_PAGE = Path.of("..", "docs", "metrics.md");
    private static final Pattern FAMILY = Pattern.compile("# TYPE (tideline_\\S+) .*");

    @Test
    void committedPageIsWhatTheCodePrints() throws Exception {
        assertThat(Files.readString(COMMITTED_PAGE))
                .as("print the page again with: tideline metrics > docs/metrics.md")
                .isEqualTo(MetricReference.markdown());
    }

    @Test
    void everyFigureOfTheContract_isAMetric() {
        Set<String> figures = RetentionKpi.getClassSchema().getFields().stream()
                .map(Schema.Field::name)
                .dropWhile(name -> !name.equals("customersAtStart"))
                .collect(Collectors.toCollection(TreeSet::new));

        assertThat(KpiFigures.ALL).extracting(Figure::field).containsExactlyInAnyOrderElementsOf(figures);
        assertThat(KpiFigures.ALL)
                .extracting(Figure::metric)
                .doesNotHaveDuplicates()
                .contains(
                        "tideline_kpi_retention_rate",
                        "tideline_kpi_customers_at_end",
                        "tideline_kpi_revenue",
                        "tideline_kpi_reorder_rate_30",
                        "tideline_kpi_gap_p50_days",
                        "tideline_kpi_orders_without_rate")
                .allMatch(name -> name.matches("[a-z][a-z0-9_]+"));
    }

    @Test
    void everyMetricOfTheReference_isExported_andNothingElse() {
        try (Telemetry telemetry = new Telemetry(Set.of("channel"), () -> ReportedFigures.NOW)) {
            telemetry.watch(new ReportedFigures());
            ReportedFigures.tellEverything(telemetry.observer());

            Set<String> exported = telemetry
                    .scrape("")
                    .lines()
                    .map(FAMILY::matcher)
                    .filter(line -> line.matches())
                    .map(line -> line.group(1))
                    .filter(name -> !name.endsWith("_max"))
                    .collect(Collectors.toCollection(TreeSet::new));

            Set<String> documented = new TreeSet<>();
            KpiFigures.ALL.forEach(figure -> documented.add(figure.metric()));
            CellFigures.ALL.forEach(figure -> documented.add(figure.metric()));
            for (Metric metric : Metric.values()) {
                documented.add(metric.prometheusName());
            }
            assertThat(exported).isEqualTo(documented);
        }
    }
}
