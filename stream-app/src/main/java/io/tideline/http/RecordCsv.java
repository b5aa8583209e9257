package io.tideline.http;

import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.util.Collection;
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
        CSVFormat format = CSVFormat.DEFAULT
                .builder()
                .setHeader(Stream.concat(
                                Stream.of("key"), schema.getFields().stream().map(Schema.Field::name))
                        .toArray(String[]::new))
                .setRecordSeparator('\n')
                .get();
        StringWriter text = new StringWriter();
        try (CSVPrinter out = new CSVPrinter(text, format)) {
            for (Map.Entry<String, ? extends SpecificRecord> row : records.entrySet()) {
                out.printRecord(Stream.concat(
                        Stream.of(row.getKey()),
                        schema.getFields().stream()
                                .map(field -> plain(row.getValue().get(field.pos())))));
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
