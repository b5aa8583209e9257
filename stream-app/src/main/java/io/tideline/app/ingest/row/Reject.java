package io.tideline.app.ingest.row;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;

/**
 * A row that was not imported, and why.
 *
 * @param file the name of the file, or {@code standard input}
 * @param line the line on which the row begins, from 1
 * @param column the column at fault, empty when it is the row as a whole
 * @param value the text found there, cut after {@value #LONGEST_VALUE} characters
 * @param bound what was expected, such as {@code a plain decimal such as 49.90}
 * @param row the values of the row by column name; empty when the row could not be taken apart
 */
public record Reject(String file, long line, String column, String value, String bound, Map<String, String> row) {
    private static final int LONGEST_VALUE = 200;

    public Reject {
        Objects.requireNonNull(file, "file");
        Objects.requireNonNull(column, "column");
        Objects.requireNonNull(bound, "bound");
        value = value.length() <= LONGEST_VALUE ? value : value.substring(0, LONGEST_VALUE) + "...";
        row = Collections.unmodifiableMap(new LinkedHashMap<>(row));
    }

    /** One sentence for people: place, column, bound and value. */
    public String message() {
        String subject = column.isEmpty() ? "the row" : column;
        String seen = value.isEmpty() ? "empty" : "'" + value + "'";
        return "%s line %d: %s must be %s, was %s".formatted(file, line, subject, bound, seen);
    }
}
