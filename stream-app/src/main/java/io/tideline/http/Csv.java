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
 * The objects of an answer as a table.
 *
 * <p>A column is a field, and one of an inner object is named with a dot: {@code signup.channel}. Nothing stands where a
 * field is undefined. Texts of a list are separated by spaces; of a list of objects the types stand there, and of names
 * with values both, as {@code intercept=0.5}.
 */
final class Csv {
    private Csv() {}

    /** The columns for the fields of records, each with a prefix. */
    static List<String> columns(String prefix, Schema schema) {
        return schema.getFields().stream().map(field -> prefix + field.name()).toList();
    }

    /** Columns side by side. */
    static List<String> columns(List<String> first, List<String> others) {
        return Stream.concat(first.stream(), others.stream()).toList();
    }

    /** A table with a row for each of several objects. */
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
