package io.tideline.http;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.apache.avro.Schema;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVPrinter;

/**
 * Writes the objects of an answer as a CSV table.
 *
 * <p>A column is a field; the field of an inner object is named with a dot: {@code signup.channel}. A cell is empty where
 * the field is undefined. A list of texts is joined by spaces, a list of objects is shown by their types, and a map is
 * shown as {@code intercept=0.5}.
 */
final class Csv {
    private Csv() {}

    /** The columns for the fields of a record, each with a prefix. */
    static List<String> columns(String prefix, Schema schema) {
        return schema.getFields().stream().map(field -> prefix + field.name()).toList();
    }

    /** The columns of both lists, in their order. */
    static List<String> columns(List<String> first, List<String> others) {
        return Stream.concat(first.stream(), others.stream()).toList();
    }

    /** A table with a header and a row for each object. */
    static String write(List<String> columns, Iterable<? extends JsonNode> rows) {
        CSVFormat format = CSVFormat.DEFAULT
                .builder()
                .setHeader(columns.toArray(String[]::new))
                .setRecordSeparator('\n')
                .get();
        StringWriter text = new StringWriter();
        try (CSVPrinter out = new CSVPrinter(text, format)) {
            for (JsonNode row : rows) {
                out.printRecord(columns.stream().map(column -> cell(row.at("/" + column.replace('.', '/')))));
            }
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
        return text.toString();
    }

    private static String cell(JsonNode value) {
        if (value.isNumber()) {
            return value.decimalValue().toPlainString();
        }
        if (value.isArray()) {
            return StreamSupport.stream(value.spliterator(), false)
                    .map(one -> one.isObject() ? cell(one.path("type")) : cell(one))
                    .collect(Collectors.joining(" "));
        }
        if (value.isObject()) {
            return value.properties().stream()
                    .map(named -> named.getKey() + "=" + cell(named.getValue()))
                    .collect(Collectors.joining(" "));
        }
        return value.asText("");
    }
}
