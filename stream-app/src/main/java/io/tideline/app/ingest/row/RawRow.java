package io.tideline.app.ingest.row;

import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * One row as written: its place and its text by column, nothing interpreted yet.
 *
 * <p>Values lose surrounding white space; an empty one is absent. An identifier of white space only stays a single
 * blank, so that the pipeline sees and names it.
 */
public final class RawRow {
    private final String file;
    private final long line;
    private final Map<Column, String> texts = new EnumMap<>(Column.class);

    RawRow(String file, long line) {
        this.file = file;
        this.line = line;
    }

    /** The name of the file, or {@code standard input}. */
    String file() {
        return file;
    }

    /** The line on which the row begins, from 1. */
    public long line() {
        return line;
    }

    RawRow put(Column column, String text) {
        String stripped = text.strip();
        if (!stripped.isEmpty()) {
            texts.put(column, stripped);
        } else if (!text.isEmpty() && column.isIdentifier()) {
            texts.put(column, " ");
        }
        return this;
    }

    public Optional<String> text(Column column) {
        return Optional.ofNullable(texts.get(column));
    }

    /** The present values by column name, in the order of the format. */
    Map<String, String> present() {
        Map<String, String> values = new LinkedHashMap<>();
        texts.forEach((column, text) -> values.put(column.label(), text));
        return values;
    }
}
