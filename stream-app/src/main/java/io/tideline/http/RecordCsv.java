package io.tideline.http;

import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.avro.Schema;
import org.apache.avro.specific.SpecificRecord;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVPrinter;

/** Records of the topics as a table: the same columns as the fields in JSON; nothing where one is undefined. */
final class RecordCsv {
    private RecordCsv() {}

    /**
     * A table.
     *
     * @param schema of the records
     * @param records by their keys, in the order of the rows
     */
    static String write(Schema schema, Map<String, ? extends SpecificRecord> records) {
        List<String> columns = Stream.concat(
                        Stream.of("key"), schema.getFields().stream().map(Schema.Field::name))
                .toList();
        Map<String, List<Object>> rows = new LinkedHashMap<>();
        records.forEach((key, record) -> rows.put(
                key,
                schema.getFields().stream()
                        .map(field -> plain(record.get(field.pos())))
                        .toList()));
        return write(columns, rows);
    }

    /**
     * A table of plain values.
     *
     * @param columns the first for the keys
     * @param rows by their keys, in their order
     */
    static String write(List<String> columns, Map<String, ? extends List<?>> rows) {
        CSVFormat format = CSVFormat.DEFAULT
                .builder()
                .setHeader(columns.toArray(String[]::new))
                .setRecordSeparator('\n')
                .get();
        StringWriter text = new StringWriter();
        try (CSVPrinter out = new CSVPrinter(text, format)) {
            for (Map.Entry<String, ? extends List<?>> row : rows.entrySet()) {
                out.printRecord(Stream.concat(Stream.of(row.getKey()), row.getValue().stream()));
            }
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
        return text.toString();
    }

    private static Object plain(Object value) {
        if (value instanceof BigDecimal money) {
            return money.toPlainString();
        }
        if (value instanceof Double ratio) {
            return new BigDecimal(ratio.toString()).toPlainString();
        }
        if (value instanceof Collection<?> many) {
            return many.stream().map(Object::toString).collect(Collectors.joining(" "));
        }
        return value == null ? "" : value;
    }
}
