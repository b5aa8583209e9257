package io.tideline.schemas.wire;

import java.io.IOException;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import org.apache.avro.AvroRuntimeException;
import org.apache.avro.Conversion;
import org.apache.avro.Conversions;
import org.apache.avro.LogicalType;
import org.apache.avro.LogicalTypes;
import org.apache.avro.Schema;
import org.apache.avro.generic.GenericData;
import org.apache.avro.specific.SpecificData;

/** Readers of values without parts: numbers, text, dates, instants, amounts. */
final class LeafReaders {

    private LeafReaders() {}

    /** Reads what is written and read as one type. */
    static ValueReader plain(Schema schema, SpecificData model) {
        LogicalType logical = schema.getLogicalType();
        if (logical instanceof LogicalTypes.Decimal decimal && schema.getType() == Schema.Type.BYTES) {
            return in -> checked(in.readDecimal(decimal.getScale()), decimal.getPrecision());
        }
        if (logical instanceof LogicalTypes.TimestampMillis) {
            return in -> Instant.ofEpochMilli(in.readLong());
        }
        if (logical instanceof LogicalTypes.Date) {
            return in -> LocalDate.ofEpochDay(in.readInt());
        }
        return converted(unconverted(schema, model), schema, model);
    }

    /** Reads what is written as a narrower type, such as an int that is read as a long. */
    static ValueReader promoted(Schema writer, Schema reader, SpecificData model) {
        ValueReader written = unconverted(writer, model);
        ValueReader promoted =
                switch (reader.getType()) {
                    case LONG -> in -> ((Number) written.read(in)).longValue();
                    case FLOAT -> in -> ((Number) written.read(in)).floatValue();
                    case DOUBLE -> in -> ((Number) written.read(in)).doubleValue();
                    case STRING -> BoundedDecoder::readString;
                    case BYTES -> in -> in.readBytes(null);
                    default -> throw new IllegalStateException("Avro does not promote to " + reader.getType() + ".");
                };
        return converted(promoted, reader, model);
    }

    private static ValueReader unconverted(Schema schema, SpecificData model) {
        return switch (schema.getType()) {
            case NULL -> in -> null;
            case BOOLEAN -> BoundedDecoder::readBoolean;
            case INT -> BoundedDecoder::readInt;
            case LONG -> BoundedDecoder::readLong;
            case FLOAT -> BoundedDecoder::readFloat;
            case DOUBLE -> BoundedDecoder::readDouble;
            case STRING -> BoundedDecoder::readString;
            case BYTES -> in -> in.readBytes(null);
            case FIXED -> in -> fixed(in, schema, model);
            default -> throw new IllegalStateException(schema.getType() + " has parts.");
        };
    }

    private static Object fixed(BoundedDecoder in, Schema schema, GenericData model) throws IOException {
        byte[] bytes = new byte[schema.getFixedSize()];
        in.readFixed(bytes, 0, bytes.length);
        return model.createFixed(null, bytes, schema);
    }

    /** Logical types beyond those of our contracts, as the generated class asks for them. */
    private static ValueReader converted(ValueReader plain, Schema schema, SpecificData model) {
        LogicalType logical = schema.getLogicalType();
        Conversion<?> conversion = logical == null ? null : model.getConversionFor(logical);
        if (conversion == null) {
            return plain;
        }
        return in -> Conversions.convertToLogicalType(plain.read(in), schema, logical, conversion);
    }

    /** Avro writes no amount with too many digits, but reads them; a sum with it could not be written again. */
    private static BigDecimal checked(BigDecimal amount, int precision) {
        if (amount.precision() > precision) {
            throw new AvroRuntimeException(
                    "an amount has %d digits, at most %d are allowed".formatted(amount.precision(), precision));
        }
        return amount;
    }

    /** Reads nothing and gives the same value each time. */
    static ValueReader constant(Object value) {
        return in -> value;
    }

    /** Reads an independent copy of a value that was encoded once, because lists and records can be changed. */
    static ValueReader copyOf(byte[] encoded, ValueReader reader) {
        return in -> {
            BoundedDecoder copy = new BoundedDecoder();
            copy.reset(encoded, 0);
            return reader.read(copy);
        };
    }
}
