package io.tideline.local.pipeline;

import io.tideline.reference.SharedFiles;
import io.tideline.reference.Shop;
import io.tideline.retention.RetentionKpi;
import java.io.IOException;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.apache.avro.Schema;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;

/** Compares published rows with the figures that were counted by brute force. */
final class ReferenceFigures {
    private final Map<String, RetentionKpi> rows = new HashMap<>();
    private final Set<String> metrics = new LinkedHashSet<>();
    private final Set<String> periods = new HashSet<>();
    private final Set<String> listed = new HashSet<>();
    private final List<String> differences = new ArrayList<>();
    private int compared;

    private ReferenceFigures(Collection<RetentionKpi> published) {
        published.forEach(row -> rows.put(key(row), row));
    }

    /** Reads the reference of a shop against what was published. */
    static ReferenceFigures compare(Shop shop, Collection<RetentionKpi> published) throws IOException {
        ReferenceFigures figures = new ReferenceFigures(published);
        try (CSVParser reference = SharedFiles.csv("reference/" + shop.name() + "-kpis.csv.gz")) {
            for (CSVRecord expected : reference) {
                figures.compare(expected);
            }
        }
        figures.expectZerosElsewhere();
        return figures;
    }

    /** How many figures of the reference were compared. */
    int compared() {
        return compared;
    }

    /** What differs, a sentence each. */
    List<String> differences() {
        return differences;
    }

    private void compare(CSVRecord expected) {
        compared++;
        String period = join(expected.get("window"), expected.get("start"), expected.get("end"));
        String key = join(expected.get("dimension"), expected.get("segment"), period);
        String metric = expected.get("metric");
        periods.add(period);
        listed.add(key);
        metrics.add(metric);
        String value = expected.get("value");
        String actual = rows.containsKey(key) ? figure(rows.get(key), metric) : absent(value);
        if (!isSame(value, actual)) {
            differences.add(key + " " + metric + " must be '" + value + "', was '" + actual + "'");
        }
    }

    /** A row that was not published stands for zeros, and for quantiles of nothing. */
    private static String absent(String expected) {
        return expected.isEmpty() ? "" : "0";
    }

    /** The reference has all segments of the periods that it has; a row of another one must have gone back to nothing. */
    private void expectZerosElsewhere() {
        rows.forEach((key, row) -> {
            String period = key.substring(key.indexOf(',', key.indexOf(',') + 1) + 1);
            if (periods.contains(period) && !listed.contains(key)) {
                metrics.stream()
                        .filter(metric -> Stream.of("", "0").noneMatch(zero -> isSame(zero, figure(row, metric))))
                        .forEach(metric -> differences.add(
                                key + " is not in the reference, but has a " + metric + " of " + figure(row, metric)));
            }
        });
    }

    private static boolean isSame(String expected, String actual) {
        return (expected.isEmpty() || actual.isEmpty())
                ? expected.equals(actual)
                : new BigDecimal(expected).compareTo(new BigDecimal(actual)) == 0;
    }

    private static String figure(RetentionKpi row, String metric) {
        Schema.Field field = RetentionKpi.getClassSchema().getField(metric);
        Object value = row.get(field.pos());
        return value == null ? "" : value.toString();
    }

    private static String key(RetentionKpi row) {
        return join(
                row.getDimension(),
                row.getSegment(),
                join(
                        row.getWindow(),
                        row.getStartDate().toString(),
                        row.getEndDate().toString()));
    }

    private static String join(String... parts) {
        return String.join(",", parts);
    }
}
