package io.tideline.storage;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;

/**
 * The standard form of a UUID in lower case, {@code xxxxxxxx-xxxx-xxxx-xxxx-xxxxxxxxxxxx}, as 16 bytes and back.
 *
 * <p>Eight digits are turned at a time, one in each byte of a long: digit by digit took half of the time of the whole
 * codec. Whether eight characters are digits is known by turning them back.
 */
final class UuidForm {
    /** Characters of the form. */
    static final int LENGTH = 36;

    /** What it takes when stored. */
    static final int BYTES = 16;

    private static final VarHandle LONG = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.BIG_ENDIAN);
    private static final VarHandle INT = MethodHandles.byteArrayViewVarHandle(int[].class, ByteOrder.BIG_ENDIAN);
    private static final long ONES = 0x0101_0101_0101_0101L;
    private static final long LOW_HALVES = 0x0F0F_0F0F_0F0F_0F0FL;
    private static final long LOWER_INT = 0xFFFF_FFFFL;
    private static final int LETTERS_ABOVE_DIGITS = 'a' - '9' - 1;

    private UuidForm() {}

    /**
     * Writes the 16 bytes of a text of 36 characters, if it has the form exactly.
     *
     * @return false if it does not have the form; the 16 bytes are then undefined
     */
    static boolean parse(String uuid, byte[] out, int at) {
        byte[] text = uuid.getBytes(StandardCharsets.ISO_8859_1); // What is not Latin becomes '?', which is no digit.
        if (text.length != LENGTH) {
            return false; // A surrogate pair becomes a single '?'.
        }
        long a = values((long) LONG.get(text, 0));
        long b = values(twoInts(text, 9, 14));
        long c = values(twoInts(text, 19, 24));
        long d = values((long) LONG.get(text, 28));
        LONG.set(out, at, packed(a) << 32 | packed(b));
        LONG.set(out, at + 8, packed(c) << 32 | packed(d));
        return ((a | b | c | d) & ~LOW_HALVES) == 0
                && digits(a) == (long) LONG.get(text, 0)
                && digits(b) == twoInts(text, 9, 14)
                && digits(c) == twoInts(text, 19, 24)
                && digits(d) == (long) LONG.get(text, 28)
                && (text[8] == '-' && text[13] == '-' && text[18] == '-' && text[23] == '-');
    }

    /** The text of 16 bytes. */
    static String format(byte[] bytes, int at) {
        byte[] text = new byte[LENGTH];
        long high = (long) LONG.get(bytes, at);
        long low = (long) LONG.get(bytes, at + 8);
        LONG.set(text, 0, digits(spread(high >>> 32)));
        putTwoInts(text, 9, 14, digits(spread(high)));
        putTwoInts(text, 19, 24, digits(spread(low >>> 32)));
        LONG.set(text, 28, digits(spread(low)));
        text[8] = '-';
        text[13] = '-';
        text[18] = '-';
        text[23] = '-';
        return new String(text, StandardCharsets.ISO_8859_1);
    }

    private static long twoInts(byte[] text, int first, int second) {
        return (long) (int) INT.get(text, first) << 32 | ((int) INT.get(text, second) & LOWER_INT);
    }

    private static void putTwoInts(byte[] text, int first, int second, long value) {
        INT.set(text, first, (int) (value >>> 32));
        INT.set(text, second, (int) value);
    }

    /** The value of each hexadecimal digit, if all are digits or lower-case letters up to f. */
    private static long values(long digits) {
        return (digits & LOW_HALVES) + 9 * (digits >>> 6 & ONES);
    }

    /** The digit of each value from 0 to 15. */
    private static long digits(long values) {
        long letters = ((values + 6 * ONES) >>> 4) & ONES;
        return values + '0' * ONES + letters * LETTERS_ABOVE_DIGITS;
    }

    /** Eight values of four bits in a byte each, moved together into the lower half. */
    private static long packed(long values) {
        long pairs = (values | values >>> 4) & 0x00FF_00FF_00FF_00FFL;
        long fours = (pairs | pairs >>> 8) & 0x0000_FFFF_0000_FFFFL;
        return (fours | fours >>> 16) & LOWER_INT;
    }

    /** The inverse of {@link #packed}, of the lower half. */
    private static long spread(long packed) {
        long fours = ((packed & LOWER_INT) | (packed << 16)) & 0x0000_FFFF_0000_FFFFL;
        long pairs = (fours | fours << 8) & 0x00FF_00FF_00FF_00FFL;
        return (pairs | pairs << 4) & LOW_HALVES;
    }
}
