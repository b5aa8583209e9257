package io.tideline.telemetry;

import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** The page that describes every metric, printed by {@code tideline metrics}. */
public final class MetricReference {
    private static final String HEAD = """
            # Metrics

            This page is printed by `tideline metrics`; a test compares the two, and another one compares it with what a
            running pipeline serves at `/metrics` ([HTTP](http.md)), in the text format of Prometheus or as OpenMetrics.

            Each instance exports what it holds and what it did. Of several instances, add up counters; of gauges take
            `max`, because a figure is held by one instance at a time, except while it moves; but add up those of customers at
            risk and of timers that are due, of which each instance has its part.

            A gauge that is undefined is absent: a rate whose denominator is zero, the clock before the first event, a model
            before the first fit. It is never 0 or NaN instead.

            ## Figures

            One gauge for each figure of a KPI row, read from the local stores at the scrape, at most once a second, so that
            they are right after a restart. What each of them counts is in [Figures](figures.md).

            | Label | Values |
            |---|---|
            | `window` | `rolling-7d`, `rolling-30d`, `rolling-90d`, `rolling-365d`, `week`, `month`, `quarter`, `year` |
            | `dimension` | `all`, and those of `kpi.dimensions` |
            | `segment` | `all`, or a value of the dimension; the `metrics.max.segments` values with the most active customers |
            | `period` | `complete`: the latest period, or rolling day, that is over; `running`: the one the clock is in; `final`: the latest that is final |

            """;

    private static final String COHORTS = """

            ## Cohorts

            One gauge for some figures of each cell of everybody's monthly [cohorts](customers.md), read like those above: of
            cohorts that began in one of the 13 latest months that are over, the cells of months that are over, at most 91 of a
            kind. A month in which nobody came back is 0. So what is true of several cohorts is a sum of counts divided by the
            sum of `tideline_cohort_size` over the same cells, never a mean of rates. They are there if `outputs` has cohorts.

            | Label | Values |
            |---|---|
            | `kind` | `FIRST_ORDER`, `SIGNUP` |
            | `cohort` | first day of the cohort, such as `2026-03-01` |
            | `index` | k, the months after the cohort's own, in two digits: `00` to `12` |

            """;

    private static final String OTHERS = """

            ## Kafka Streams, its clients and the JVM

            Metrics of Kafka Streams and of its consumers, producers and admin client are exported as Micrometer names them,
            `kafka_stream_*`, `kafka_consumer_*`, `kafka_producer_*` and `kafka_admin_*`, at the level of
            `kafka.metrics.recording.level`. An average or a maximum of theirs is NaN while nothing happens. The JVM's are
            `jvm_*`, `process_*` and `system_*`.
            """;

    private MetricReference() {}

    /** The whole page, Markdown, ending with a line break. */
    public static String markdown() {
        StringBuilder page = new StringBuilder(HEAD);
        addFigures(KpiFigures.ALL, page);
        addFigures(CellFigures.ALL, page.append(COHORTS));
        page.append("\n## The pipeline\n\n| Metric | Kind | Labels | Meaning |\n|---|---|---|---|\n");
        for (Metric metric : Metric.values()) {
            page.append("| `").append(metric.prometheusName()).append("` | ");
            page.append(metric.kind().name().toLowerCase(Locale.ROOT)).append(" | ");
            page.append(labels(metric.labels()))
                    .append(" | ")
                    .append(metric.help())
                    .append(" |\n");
        }
        return page.append(LABELS).append(OTHERS).toString();
    }

    private static <R> void addFigures(List<Figure<R>> figures, StringBuilder page) {
        page.append("| Metric | Meaning |\n|---|---|\n");
        figures.forEach(figure -> page.append("| `")
                .append(figure.metric())
                .append("` | ")
                .append(figure.help())
                .append(" |\n"));
    }

    private static String labels(List<String> labels) {
        return labels.stream().map(label -> "`" + label + "`").collect(Collectors.joining(", "));
    }

    private static final String LABELS = """

            | Label | Values |
            |---|---|
            | `input` | `signups`, `purchases`, `adjustments`, `requests` |
            | `code` | the codes of [dead letters](input.md) |
            | `output` | `kpis`, `cohorts` |
            | `status` | of rows: `PROVISIONAL`, `FINAL`, `CORRECTED`; of lifecycle changes: as in their record |
            | `level` | `HEALTHY`, `COOLING`, `AT_RISK`, `CRITICAL`, `CHURNED` |
            | `channel` | of orders and signups, the first 100 that occur |

            Counters are there from the start, at 0, where the values of their labels are known beforehand. They count from
            the start of the process, and what is processed again after a crash is counted again.
            """;
}
