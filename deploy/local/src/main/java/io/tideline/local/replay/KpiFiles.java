package io.tideline.local.replay;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.tideline.retention.RetentionKpi;
import java.io.BufferedWriter;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.List;
import java.util.stream.Stream;
import org.apache.avro.Schema;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVPrinter;

/** Writes KPI rows as files: a CSV table, and NDJSON with every field of the record. */
final class KpiFiles {
    private static final List<String> KEY_COLUMNS =
            List.of("window", "dimension", "segment", "start", "end", "status", "revision");

    /** Every figure of the record, in the order of the contract. */
    private static final List<Schema.Field> FIGURES = figures();

    private KpiFiles() {}

    private static List<Schema.Field> figures() {
        List<Schema.Field> fields = RetentionKpi.getClassSchema().getFields();
        int first = RetentionKpi.getClassSchema().getField("customersAtStart").pos();
        return fields.subList(first, fields.size()).stream()
                .filter(field -> !field.name().equals("ordersWithoutRate"))
                .toList();
    }

    /** Writes a table: one row a key, dates in ISO form, money in plain decimals, nothing where a figure is undefined. */
    static void csv(Path file, Collection<RetentionKpi> rows) throws IOException {
        String[] header = Stream.concat(KEY_COLUMNS.stream(), FIGURES.stream().map(Schema.Field::name))
                .toArray(String[]::new);
        CSVFormat format = CSVFormat.DEFAULT
                .builder()
                .setHeader(header)
                .setRecordSeparator('\n')
                .get();
        try (CSVPrinter out = new CSVPrinter(Files.newBufferedWriter(file), format)) {
            for (RetentionKpi row : rows) {
                out.printRecord(Stream.concat(
                        Stream.of(
                                row.getWindow(),
                                row.getDimension(),
                                row.getSegment(),
                                row.getStartDate(),
                                row.getEndDate(),
                                row.getStatus(),
                                row.getRevision()),
                        FIGURES.stream().map(field -> plain(row.get(field.pos())))));
            }
        }
    }

    private static Object plain(Object figure) {
        if (figure instanceof BigDecimal money) {
            return money.toPlainString();
        }
        return figure instanceof Double ratio ? new BigDecimal(ratio.toString()).toPlainString() : figure;
    }

    /** Writes one JSON object a line, with the fields of the record under their names. */
    static void ndjson(Path file, Collection<RetentionKpi> rows) throws IOException {
        ObjectMapper json = new ObjectMapper();
        try (BufferedWriter out = Files.newBufferedWriter(file)) {
            for (RetentionKpi row : rows) {
                JsonGenerator object = json.createGenerator(out);
                object.disable(JsonGenerator.Feature.AUTO_CLOSE_TARGET);
                object.enable(JsonGenerator.Feature.WRITE_BIGDECIMAL_AS_PLAIN);
                object.writeStartObject();
                for (Schema.Field field : RetentionKpi.getClassSchema().getFields()) {
                    object.writeFieldName(field.name());
                    value(object, row.get(field.pos()));
                }
                object.writeEndObject();
                object.close();
                out.write('\n');
            }
        }
    }

    private static void value(JsonGenerator object, Object value) throws IOException {
        if (value == null) {
            object.writeNull();
        } else if (value instanceof Long whole) {
            object.writeNumber(whole);
        } else if (value instanceof Integer whole) {
            object.writeNumber(whole);
        } else if (value instanceof Double ratio) {
            object.writeNumber(ratio);
        } else if (value instanceof BigDecimal money) {
            object.writeNumber(money);
        } else if (value instanceof Collection<?> many) {
            object.writeStartArray();
            for (Object one : many) {
                object.writeString(one.toString());
            }
            object.writeEndArray();
        } else {
            object.writeString(value.toString());
        }
    }
}
