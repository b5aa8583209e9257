package io.tideline.schemas;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.apache.avro.LogicalTypes;
import org.apache.avro.Schema;
import org.apache.avro.Schema.Field;
import org.apache.avro.specific.SpecificData;
import org.apache.avro.specific.SpecificRecord;

/** Records of any generated class, filled by their schema: at an end of every range, or at random from a seed. */
public final class SampleRecords {

    /** How fields are filled. */
    public enum Fill {
        /** Smallest numbers, empty strings and arrays, null wherever it may be. */
        LEAST,
        /** Largest numbers, long strings with every kind of character, several items, null nowhere. */
        MOST,
        /** Anything in between. */
        RANDOM
    }

    private static final String ODD_CHARACTERS = "a\u0000\u00e9\u4e2d\ud83d\ude00%/=\n\"";

    private final Fill fill;
    private final Random random;

    private SampleRecords(Fill fill, long seed) {
        this.fill = fill;
        this.random = new Random(seed);
    }

    public static SpecificRecord of(Class<? extends SpecificRecord> type, Fill fill, long seed) {
        Schema schema = SpecificData.get().getSchema(type);
        return (SpecificRecord) new SampleRecords(fill, seed).value(schema);
    }

    private Object value(Schema schema) {
        return switch (schema.getType()) {
            case RECORD -> record(schema);
            case ENUM -> symbol(schema);
            case ARRAY -> items(schema);
            case MAP -> entries(schema);
            case UNION -> branch(schema);
            case STRING -> text();
            case BYTES -> decimal((LogicalTypes.Decimal) schema.getLogicalType());
            case INT -> schema.getLogicalType() == null ? (Object) number(32).intValue() : date();
            case LONG -> schema.getLogicalType() == null ? (Object) number(64).longValue() : instant();
            case DOUBLE -> floating();
            case BOOLEAN -> fill == Fill.MOST || (fill == Fill.RANDOM && random.nextBoolean());
            default -> throw new IllegalArgumentException("No sample for " + schema);
        };
    }

    private SpecificRecord record(Schema schema) {
        SpecificRecord record =
                (SpecificRecord) SpecificData.newInstance(SpecificData.get().getClass(schema), schema);
        for (Field field : schema.getFields()) {
            record.put(field.pos(), value(field.schema()));
        }
        return record;
    }

    private Object symbol(Schema schema) {
        List<String> symbols = schema.getEnumSymbols();
        String symbol = symbols.get(pick(symbols.size()));
        return SpecificData.get().createEnum(symbol, schema);
    }

    private List<Object> items(Schema schema) {
        List<Object> items = new ArrayList<>();
        for (int i = pick(4); i > 0; i--) {
            items.add(value(schema.getElementType()));
        }
        return items;
    }

    private Map<String, Object> entries(Schema schema) {
        Map<String, Object> entries = new HashMap<>();
        for (int i = pick(4); i > 0; i--) {
            entries.put(text() + i, value(schema.getValueType()));
        }
        return entries;
    }

    private Object branch(Schema schema) {
        Schema present = schema.getTypes().get(1);
        boolean absent = fill == Fill.LEAST || (fill == Fill.RANDOM && random.nextBoolean());
        return absent ? null : value(present);
    }

    private String text() {
        return ODD_CHARACTERS.repeat(pick(200));
    }

    private BigDecimal decimal(LogicalTypes.Decimal type) {
        BigInteger end = BigInteger.TEN.pow(type.getPrecision()).subtract(BigInteger.ONE);
        BigInteger unscaled =
                switch (fill) {
                    case LEAST -> end.negate();
                    case MOST -> end;
                    case RANDOM -> new BigInteger(random.nextInt(end.bitLength() - 1), random);
                };
        return new BigDecimal(unscaled, type.getScale());
    }

    private BigInteger number(int bits) {
        BigInteger beyond = BigInteger.ONE.shiftLeft(bits - 1);
        return switch (fill) {
            case LEAST -> beyond.negate();
            case MOST -> beyond.subtract(BigInteger.ONE);
            case RANDOM -> new BigInteger(random.nextInt(bits), random);
        };
    }

    private Instant instant() {
        return Instant.ofEpochMilli(number(64).longValue());
    }

    private LocalDate date() {
        return LocalDate.ofEpochDay(number(32).intValue());
    }

    private double floating() {
        return switch (fill) {
            case LEAST -> -Double.MAX_VALUE;
            case MOST -> Double.POSITIVE_INFINITY;
            case RANDOM -> random.nextGaussian();
        };
    }

    /** Below {@code bound}: 0 for the least, the last for the most. */
    private int pick(int bound) {
        return switch (fill) {
            case LEAST -> 0;
            case MOST -> bound - 1;
            case RANDOM -> random.nextInt(bound);
        };
    }
}
