package io.tideline.local.replay;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.BufferedWriter;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Stream;
import org.apache.avro.Schema;
import org.apache.avro.specific.SpecificData;
import org.apache.avro.specific.SpecificRecord;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVPrinter;

/** Writes records of the contract as files: chosen columns as CSV, everything as NDJSON. */
final class RecordFiles {
    private RecordFiles() {}

    /**
     * A column of a table.
     *
     * @param name its heading
     * @param value of a record; null for nothing
     */
    record Column<T>(String name, Function<T, Object> value) {
        /** A column with a field of the record, under its name or another. */
        static <T extends SpecificRecord> Column<T> of(String name, Schema.Field field) {
            return new Column<>(name, record -> record.get(field.pos()));
        }

        /** A column for each field of a record, in the order of the contract. */
        static <T extends SpecificRecord> List<Column<T>> all(Class<T> type) {
            return SpecificData.get().getSchema(type).getFields().stream()
                    .map(field -> Column.<T>of(field.name(), field))
                    .toList();
        }
    }

    /** Writes a table: dates in ISO form, money and ratios in plain decimals, nothing where a figure is undefined. */
    static <T> void csv(Path file, List<Column<T>> columns, Collection<T> records) throws IOException {
        CSVFormat format = CSVFormat.DEFAULT
                .builder()
                .setHeader(columns.stream().map(Column::name).toArray(String[]::new))
                .setRecordSeparator('\n')
                .get();
        try (CSVPrinter out = new CSVPrinter(Files.newBufferedWriter(file), format)) {
            for (T record : records) {
                Stream<Object> values =
                        columns.stream().map(column -> plain(column.value().apply(record)));
                out.printRecord(values);
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
    static void ndjson(Path file, Collection<? extends SpecificRecord> records) throws IOException {
        ObjectMapper json = new ObjectMapper();
        try (BufferedWriter out = Files.newBufferedWriter(file)) {
            for (SpecificRecord record : records) {
                JsonGenerator generator = json.createGenerator(out);
                generator.disable(JsonGenerator.Feature.AUTO_CLOSE_TARGET);
                generator.enable(JsonGenerator.Feature.WRITE_BIGDECIMAL_AS_PLAIN);
                value(generator, record);
                generator.close();
                out.write('\n');
            }
        }
    }

    private static void value(JsonGenerator json, Object value) throws IOException {
        if (value == null) {
            json.writeNull();
        } else if (value instanceof SpecificRecord record) {
            json.writeStartObject();
            for (Schema.Field field : record.getSchema().getFields()) {
                json.writeFieldName(field.name());
                value(json, record.get(field.pos()));
            }
            json.writeEndObject();
        } else if (value instanceof Collection<?> many) {
            json.writeStartArray();
            for (Object one : many) {
                value(json, one);
            }
            json.writeEndArray();
        } else if (value instanceof Map<?, ?> map) {
            json.writeStartObject();
            for (Map.Entry<?, ?> entry : map.entrySet()) {
                json.writeFieldName(entry.getKey().toString());
                value(json, entry.getValue());
            }
            json.writeEndObject();
        } else {
            plain(json, value);
        }
    }

    private static void plain(JsonGenerator json, Object value) throws IOException {
        if (value instanceof Long whole) {
            json.writeNumber(whole);
        } else if (value instanceof Integer whole) {
            json.writeNumber(whole);
        } else if (value instanceof Double number) {
            json.writeNumber(number);
        } else if (value instanceof BigDecimal money) {
            json.writeNumber(money);
        } else if (value instanceof Boolean flag) {
            json.writeBoolean(flag);
        } else {
            json.writeString(value.toString());
        }
    }
}
