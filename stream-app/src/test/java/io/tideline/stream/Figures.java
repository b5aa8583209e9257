package io.tideline.stream;

import io.tideline.retention.RetentionKpi;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.avro.Schema.Field;

/** The figures of rows without what tells how the row came about: status, revision, instant, causes. */
final class Figures {
    private static final List<String> HISTORY = List.of("status", "revision", "asOf", "causes");

    private Figures() {}

    static Map<String, String> of(Map<String, RetentionKpi> rows) {
        Map<String, String> figures = new TreeMap<>();
        rows.forEach((key, row) -> figures.put(key, of(row)));
        return figures;
    }

    private static String of(RetentionKpi row) {
        StringBuilder text = new StringBuilder();
        for (Field field : row.getSchema().getFields()) {
            if (!HISTORY.contains(field.name())) {
                text.append(field.name())
                        .append('=')
                        .append(row.get(field.pos()))
                        .append(' ');
            }
        }
        return text.toString();
    }
}
