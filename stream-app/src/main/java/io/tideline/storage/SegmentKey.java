package io.tideline.storage;

import io.tideline.delta.Segment;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * The keys of one segment in the stores of the rollup.
 *
 * <pre>
 * key := dimension 0x00 value [0x00 number:int32 ...]
 * </pre>
 *
 * So the entries of a segment stand together, in the order of their numbers, which are not negative. Entries of another
 * segment, with a zero byte in its value, can stand between them, but only with longer keys.
 */
public final class SegmentKey {
    private static final byte SEPARATOR = 0;

    private final byte[] name;

    private SegmentKey(byte[] name) {
        this.name = name;
    }

    /** The keys of a segment. */
    public static SegmentKey of(Segment segment) {
        byte[] dimension = segment.dimension().getBytes(StandardCharsets.UTF_8);
        byte[] value = segment.value().getBytes(StandardCharsets.UTF_8);
        return new SegmentKey(ByteBuffer.allocate(dimension.length + 1 + value.length)
                .put(dimension)
                .put(SEPARATOR)
                .put(value)
                .array());
    }

    /** The segment of a key without numbers. */
    public static Segment segment(byte[] name) {
        int at = 0;
        while (name[at] != SEPARATOR) {
            at++;
        }
        return new Segment(
                new String(name, 0, at, StandardCharsets.UTF_8),
                new String(name, at + 1, name.length - at - 1, StandardCharsets.UTF_8));
    }

    /** The first key of a dimension's segments. */
    public static byte[] firstOf(String dimension) {
        return of(new Segment(dimension, "")).alone();
    }

    /** A key behind all of a dimension's segments, and before those of any other dimension: 0xff is in no text. */
    public static byte[] behind(String dimension) {
        byte[] first = firstOf(dimension);
        byte[] behind = Arrays.copyOf(first, first.length + 1);
        behind[first.length] = (byte) 0xff;
        return behind;
    }

    /** The key without numbers. */
    public byte[] alone() {
        return name.clone();
    }

    /** The key with numbers. */
    public byte[] with(int... numbers) {
        ByteBuffer key = ByteBuffer.allocate(name.length + 1 + numbers.length * Integer.BYTES)
                .put(name)
                .put(SEPARATOR);
        for (int number : numbers) {
            key.putInt(number);
        }
        return key.array();
    }

    /** The first number of a key of this segment. */
    public int firstNumber(byte[] key) {
        return ByteBuffer.wrap(key).getInt(name.length + 1);
    }
}
