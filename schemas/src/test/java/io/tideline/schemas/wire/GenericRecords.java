package io.tideline.schemas.wire;

import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import org.apache.avro.Conversions;
import org.apache.avro.Schema;
import org.apache.avro.Schema.Field;
import org.apache.avro.data.TimeConversions;
import org.apache.avro.generic.GenericData;
import org.apache.avro.generic.GenericRecord;
import org.apache.avro.specific.SpecificRecord;

/** Records as another version of a schema would write them. */
final class GenericRecords {

    /** Knows amounts and times, so that generated records can be copied into generic ones field by field. */
    static final GenericData MODEL = new GenericData();

    static {
        MODEL.addLogicalTypeConversion(new Conversions.DecimalConversion());
        MODEL.addLogicalTypeConversion(new TimeConversions.TimestampMillisConversion());
        MODEL.addLogicalTypeConversion(new TimeConversions.TimestampMicrosConversion());
    }

    private GenericRecords() {}

    /** The fields of a record that a schema has, and its defaults for the others. */
    static GenericRecord of(Schema schema, SpecificRecord record) {
        GenericRecord result = new GenericData.Record(schema);
        for (Field field : schema.getFields()) {
            Field same = record.getSchema().getField(field.name());
            Object value = same == null ? MODEL.getDefaultValue(field) : record.get(same.pos());
            result.put(
                    field.pos(),
                    value instanceof Enum<?> symbol
                            ? symbol(schema, field.name(), symbol.name())
                            : plain(field, value));
        }
        return result;
    }

    /** Where a schema lost its logical type, the number as it is written. */
    private static Object plain(Field field, Object value) {
        boolean isPlainLong =
                field.schema().getType() == Schema.Type.LONG && field.schema().getLogicalType() == null;
        return isPlainLong && value instanceof Instant instant ? (Object) instant.toEpochMilli() : value;
    }

    static Object symbol(Schema schema, String field, String symbol) {
        return new GenericData.EnumSymbol(schema.getField(field).schema(), symbol);
    }

    static Schema without(Schema schema, String... fields) {
        List<Field> kept = schema.getFields().stream()
                .filter(field -> !Arrays.asList(fields).contains(field.name()))
                .map(field -> new Field(field, field.schema()))
                .toList();
        return Schema.createRecord(schema.getName(), schema.getDoc(), schema.getNamespace(), false, kept);
    }
}
