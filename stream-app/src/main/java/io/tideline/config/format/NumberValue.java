package io.tideline.config.format;

import java.math.BigDecimal;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.kafka.common.config.ConfigDef;

/** The formats of settings that are numbers. */
public final class NumberValue {

    private static final Pattern SIZE = Pattern.compile("(\\d{1,15})\\s*([KMG]iB|B)?");
    private static final Map<String, Long> BYTES_PER_UNIT =
            Map.of("B", 1L, "KiB", 1L << 10, "MiB", 1L << 20, "GiB", 1L << 30);

    private NumberValue() {}

    /** A whole number from {@code least} to {@code most}, both included. */
    public static ValueFormat<Integer> wholeNumber(int least, int most) {
        return new ValueFormat<>(ConfigDef.Type.INT, "a whole number from " + least + " to " + most, text ->
                (int) bounded(wholeNumberIn(text), least, most));
    }

    /** A whole number from {@code least} to {@code most}, or -1, which leaves the decision to the broker. */
    public static ValueFormat<Integer> wholeNumberOrBrokerDefault(int least, int most) {
        return new ValueFormat<>(
                ConfigDef.Type.INT,
                "a whole number from " + least + " to " + most + ", or -1 for the broker's default",
                text -> text.equals("-1") ? -1 : (int) bounded(wholeNumberIn(text), least, most));
    }

    /** A size in bytes of at least {@code least}: a plain number, or one with KiB, MiB or GiB. */
    public static ValueFormat<Long> bytes(long least) {
        return new ValueFormat<>(
                ConfigDef.Type.STRING,
                "a size in bytes of at least " + sizeText(least) + ": 268435456, 256 MiB or 1 GiB",
                text -> atLeast(text, least));
    }

    /** A plain decimal number from 0 up to, but not including, 1. */
    public static ValueFormat<BigDecimal> share() {
        return new ValueFormat<>(ConfigDef.Type.STRING, "a decimal number from 0 to below 1", NumberValue::decimalIn)
                .where(share -> share.signum() >= 0, "must be at least 0")
                .where(share -> share.compareTo(BigDecimal.ONE) < 0, "must be below 1");
    }

    /** A decimal number without exponent; throws {@link IllegalArgumentException} that says so. */
    static BigDecimal decimalIn(String text) {
        if (!text.matches("[+-]?\\d{1,18}(\\.\\d{1,18})?")) {
            throw new IllegalArgumentException("must be a decimal number");
        }
        return new BigDecimal(text);
    }

    /** A number of bytes as it is best read: whole binary units where they fit, bytes otherwise. */
    static String sizeText(long bytes) {
        return Optional.of("GiB")
                .filter(unit -> fits(bytes, unit))
                .or(() -> Optional.of("MiB").filter(unit -> fits(bytes, unit)))
                .or(() -> Optional.of("KiB").filter(unit -> fits(bytes, unit)))
                .map(unit -> bytes / BYTES_PER_UNIT.get(unit) + " " + unit)
                .orElseGet(() -> bytes + " bytes");
    }

    private static boolean fits(long bytes, String unit) {
        return bytes > 0 && bytes % BYTES_PER_UNIT.get(unit) == 0;
    }

    private static long wholeNumberIn(String text) {
        if (!text.matches("[+-]?\\d{1,18}")) {
            throw new IllegalArgumentException("must be a whole number");
        }
        return Long.parseLong(text);
    }

    private static long bounded(long number, long least, long most) {
        if (number < least) {
            throw new IllegalArgumentException("must be at least " + least);
        }
        if (number > most) {
            throw new IllegalArgumentException("must be at most " + most);
        }
        return number;
    }

    private static long atLeast(String text, long least) {
        Matcher size = SIZE.matcher(text);
        if (!size.matches()) {
            throw new IllegalArgumentException("must be a size such as 268435456, 256 MiB or 1 GiB");
        }
        String unit = Optional.ofNullable(size.group(2)).orElse("B");
        try {
            long bytes = Math.multiplyExact(Long.parseLong(size.group(1)), (long) BYTES_PER_UNIT.get(unit));
            if (bytes < least) {
                throw new IllegalArgumentException("must be at least " + sizeText(least));
            }
            return bytes;
        } catch (ArithmeticException overflow) {
            throw new IllegalArgumentException("must be less than 8 EiB", overflow);
        }
    }
}
