package io.tideline.topology;

import io.tideline.kpi.Segment;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import org.apache.kafka.common.utils.Bytes;

/**
 * The keys of one segment in the stores of the rollup.
 *
 * <pre>
 * key := dimension 0x00 value [0x00 number:int32 ...]
 * </pre>
 *
 * So the entries of a segment stand together, in the order of their numbers, which are not negative.
 */
final class SegmentKey {
    private static final byte SEPARATOR = 0;

    private final byte[] name;

    private SegmentKey(byte[] name) {
        this.name = name;
    }

    static SegmentKey of(Segment segment) {
        byte[] dimension = segment.dimension().getBytes(StandardCharsets.UTF_8);
        byte[] value = segment.value().getBytes(StandardCharsets.UTF_8);
        return new SegmentKey(ByteBuffer.allocate(dimension.length + 1 + value.length)
                .put(dimension)
                .put(SEPARATOR)
                .put(value)
                .array());
    }

    /** The segment of a key without numbers. */
    static Segment segment(Bytes key) {
        byte[] name = key.get();
        int at = 0;
        while (name[at] != SEPARATOR) {
            at++;
        }
        return new Segment(
                new String(name, 0, at, StandardCharsets.UTF_8),
                new String(name, at + 1, name.length - at - 1, StandardCharsets.UTF_8));
    }

    /** The key without numbers. */
    Bytes alone() {
        return Bytes.wrap(name);
    }

    /** The key with numbers. */
    Bytes with(int... numbers) {
        ByteBuffer key = ByteBuffer.allocate(name.length + 1 + numbers.length * Integer.BYTES)
                .put(name)
                .put(SEPARATOR);
        for (int number : numbers) {
            key.putInt(number);
        }
        return Bytes.wrap(key.array());
    }

    /**
     * Whether a key that stands between keys of this segment has so many numbers. Another segment, with a zero byte in its
     * value, can stand there, but only with a longer key.
     */
    boolean hasNumbers(Bytes key, int count) {
        return key.get().length == name.length + 1 + count * Integer.BYTES;
    }

    /** The first number of a key of this segment. */
    int firstNumber(Bytes key) {
        return ByteBuffer.wrap(key.get()).getInt(name.length + 1);
    }
}
