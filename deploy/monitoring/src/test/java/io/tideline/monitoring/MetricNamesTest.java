package io.tideline.monitoring;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/** Nothing is asked for that nobody serves. */
class MetricNamesTest {
    private static final Path METRICS_PAGE = DeployFolder.ROOT.resolve("docs/metrics.md");

    @Test
    void everyMetricIsServedOrRecorded() throws IOException {
        Set<String> known = new TreeSet<>();
        ServedExposition.lines().forEach(line -> known.add(line.replaceAll("[{ ].*", "")));
        Expressions.recordings().forEach(rule -> known.add(rule.path("record").asText()));
        assertThat(used()).hasSizeGreaterThan(80).isSubsetOf(known);
    }

    @Test
    void everyRecordedFigureIsUsed() throws IOException {
        Set<String> used = used();
        Set<String> unused = new TreeSet<>();
        Expressions.recordings().forEach(rule -> unused.add(rule.path("record").asText()));
        unused.removeAll(used);
        assertThat(unused).isEmpty();
    }

    @Test
    void everyMetricOfOurs_isOnItsPage() throws IOException {
        assumeTrue(Files.exists(METRICS_PAGE));
        String page = Files.readString(METRICS_PAGE);
        for (String metric : used()) {
            if (metric.startsWith("tideline_")) {
                String family = metric.replaceAll("_(bucket|sum|count|max)$", "");
                assertThat(page.contains(metric) || page.contains(family))
                        .as(metric)
                        .isTrue();
            }
        }
    }

    private static Set<String> used() throws IOException {
        Set<String> used = new TreeSet<>();
        Expressions.all().forEach(expression -> used.addAll(Expressions.metrics(expression)));
        return used;
    }
}
