package io.tideline.app.ingest;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.tideline.app.ingest.row.EventKind;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.Locale;

/** Prints the summary of an import: counts of rows, and the first rejects. */
final class ImportSummary {
    private static final ObjectMapper JSON = JsonMapper.builder().build();

    private final ImportResult result;
    private final Path rejectsFile;

    ImportSummary(ImportResult result, Path rejectsFile) {
        this.result = result;
        this.rejectsFile = rejectsFile;
    }

    void print(PrintWriter out, boolean asJson) {
        out.println(asJson ? json() : text());
        out.flush();
    }

    private String text() {
        ImportCounts counts = result.counts();
        StringBuilder text = new StringBuilder(String.format(
                Locale.ROOT,
                "Imported %,d of %,d rows in %.1f s: %,d signups, %,d purchases, %,d refunds, %,d cancellations.",
                counts.rows() - counts.rejects(),
                counts.rows(),
                seconds(),
                counts.events().get(EventKind.SIGNUP),
                counts.events().get(EventKind.PURCHASE),
                counts.events().get(EventKind.REFUND),
                counts.events().get(EventKind.CANCELLATION)));
        if (result.resumedRows() > 0) {
            text.append(String.format(Locale.ROOT, " %,d rows were done before.", result.resumedRows()));
        }
        if (counts.rejects() > 0) {
            text.append(String.format(
                    Locale.ROOT, "%n%,d rows were rejected; %s has them all:", counts.rejects(), rejectsFile));
            result.firstRejects()
                    .forEach(reject ->
                            text.append(System.lineSeparator()).append("  ").append(reject.message()));
        }
        return text.toString();
    }

    private String json() {
        ImportCounts counts = result.counts();
        ObjectNode summary = JSON.createObjectNode().put("rows", counts.rows());
        ObjectNode events = summary.putObject("events");
        counts.events().forEach((kind, count) -> events.put(kind.label(), count));
        summary.put("rejects", counts.rejects());
        if (counts.rejects() > 0) {
            summary.put("rejectsFile", rejectsFile.toString());
        }
        summary.put("resumedRows", result.resumedRows()).put("seconds", seconds());
        try {
            return JSON.writeValueAsString(summary);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("texts and numbers are always JSON", e);
        }
    }

    private double seconds() {
        return result.duration().toMillis() / 1000.0;
    }
}
