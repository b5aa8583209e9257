package io.tideline.http;

import io.tideline.query.KeyedRow;
import io.tideline.retention.RetentionKpi;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.util.Collection;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.avro.Schema;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVPrinter;

/** KPI rows as a table: the same columns as the fields in JSON, in the same order; nothing where one is undefined. */
final class KpiCsv {
    private static final List<Schema.Field> FIELDS =
            RetentionKpi.getClassSchema().getFields();
    private static final CSVFormat FORMAT = CSVFormat.DEFAULT
            .builder()
            .setHeader(Stream.concat(Stream.of("key"), FIELDS.stream().map(Schema.Field::name))
                    .toArray(String[]::new))
            .setRecordSeparator('\n')
            .get();

    private KpiCsv() {}

    static String write(List<KeyedRow> rows, KpiJson records) {
        StringWriter text = new StringWriter();
        try (CSVPrinter out = new CSVPrinter(text, FORMAT)) {
            for (KeyedRow row : rows) {
                RetentionKpi kpi = records.record(row);
                out.printRecord(Stream.concat(
                        Stream.of(row.key().toString()), FIELDS.stream().map(field -> plain(kpi.get(field.pos())))));
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
