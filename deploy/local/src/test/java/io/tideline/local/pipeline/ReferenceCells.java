package io.tideline.local.pipeline;

import io.tideline.reference.SharedFiles;
import io.tideline.reference.Shop;
import io.tideline.retention.CohortRetention;
import java.io.IOException;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.avro.Schema;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;

/** Compares published cells with the cohorts that were counted by brute force. */
final class ReferenceCells {
    private final Map<String, CohortRetention> cells = new HashMap<>();
    private final List<String> differences = new ArrayList<>();
    private int compared;

    private ReferenceCells(Collection<CohortRetention> published) {
        published.forEach(cell -> cells.put(key(cell), cell));
    }

    /** Reads the reference of a shop against what was published. */
    static ReferenceCells compare(Shop shop, Collection<CohortRetention> published) throws IOException {
        ReferenceCells figures = new ReferenceCells(published);
        Set<String> listed = new HashSet<>();
        try (CSVParser reference = SharedFiles.csv("reference/" + shop.name() + "-cohorts.csv.gz")) {
            for (CSVRecord expected : reference) {
                listed.add(figures.compare(expected));
            }
        }
        figures.expectNothingElse(listed);
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

    private String compare(CSVRecord expected) {
        compared++;
        String key = String.join(
                ",",
                expected.get("kind"),
                expected.get("grain"),
                expected.get("dimension"),
                expected.get("segment"),
                expected.get("cohort"),
                expected.get("index"));
        String metric = expected.get("metric");
        String actual = cells.containsKey(key) ? figure(cells.get(key), metric) : "0";
        if (new BigDecimal(actual).compareTo(new BigDecimal(expected.get("value"))) != 0) {
            differences.add(key + " " + metric + " must be " + expected.get("value") + ", was " + actual);
        }
        return key;
    }

    /** The files have weekly cohorts of everybody only; a cell that is not in them must have gone back to nothing. */
    private void expectNothingElse(Set<String> listed) {
        cells.forEach((key, cell) -> {
            boolean isCovered =
                    cell.getGrain().equals("month") || cell.getDimension().equals("all");
            if (isCovered && !listed.contains(key) && cell.getSize() != 0) {
                differences.add(key + " is not in the reference, but has members");
            }
        });
    }

    private static String figure(CohortRetention cell, String metric) {
        Schema.Field field = CohortRetention.getClassSchema().getField(metric);
        return cell.get(field.pos()).toString();
    }

    private static String key(CohortRetention cell) {
        return String.join(
                ",",
                cell.getKind().name(),
                cell.getGrain(),
                cell.getDimension(),
                cell.getSegment(),
                cell.getCohortStart().toString(),
                Integer.toString(cell.getIndex()));
    }
}
