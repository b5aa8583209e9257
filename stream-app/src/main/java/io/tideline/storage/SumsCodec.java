package io.tideline.storage;

import io.tideline.delta.Address;
import io.tideline.delta.Points;
import io.tideline.delta.Sums;
import java.util.function.Consumer;

/**
 * The bytes of sums on their way to the rollup, and of one entry in its stores.
 *
 * <pre>
 * sums    := version=1 address points
 * address := dimension:text value:text
 * entry   := version=1 points
 * points  := n:varint (days since the point before:zigzag measure:varint amount:zigzag){n}
 * </pre>
 *
 * Points are mostly in the order of their days, so that most differences take one byte; the first counts from 1970.
 */
public final class SumsCodec {
    private static final int VERSION = 1;
    private static final int LEAST_BYTES_OF_A_POINT = 3;

    private SumsCodec() {}

    /** Encodes the sums of an address. */
    public static byte[] encode(Sums sums) {
        ByteWriter out = new ByteWriter(32 + 6 * sums.size());
        write(sums, out);
        return out.toBytes();
    }

    /** Writes the sums of an address as part of something larger. */
    public static void write(Sums sums, ByteWriter out) {
        out.writeByte(VERSION);
        out.writeText(sums.address().dimension());
        out.writeText(sums.address().value());
        out.writeVarint(sums.size());
        sums.forEach(new PointWriter(out));
    }

    /** Decodes the sums of an address. */
    public static Sums decode(byte[] bytes) {
        ByteReader in = new ByteReader(bytes);
        Sums sums = read(in);
        in.expectEnd();
        return sums;
    }

    /** Reads the sums of an address as part of something larger. */
    public static Sums read(ByteReader in) {
        Versions.expect(VERSION, in, "sums");
        Address address = Address.of(in.readText(), in.readText());
        int size = in.readCount("points", LEAST_BYTES_OF_A_POINT);
        int[] days = new int[size];
        int[] measures = new int[size];
        long[] amounts = new long[size];
        int[] at = {0};
        read(size, in, (day, measure, amount) -> {
            days[at[0]] = day;
            measures[at[0]] = measure;
            amounts[at[0]++] = amount;
        });
        return new Sums(address, days, measures, amounts);
    }

    /**
     * Encodes the points of one entry.
     *
     * @param points gives all points to what it is called with
     */
    public static byte[] encodeEntry(Consumer<Points> points) {
        ByteWriter out = new ByteWriter(64);
        out.writeByte(VERSION);
        writePoints(points, out);
        return out.toBytes();
    }

    /** Decodes the points of one entry. */
    public static void decodeEntry(byte[] bytes, Points out) {
        ByteReader in = new ByteReader(bytes);
        Versions.expect(VERSION, in, "an entry of sums");
        readPoints(in, out);
        in.expectEnd();
    }

    /** Writes points as part of something larger. */
    static void writePoints(Consumer<Points> points, ByteWriter out) {
        ByteWriter body = new ByteWriter(64);
        PointWriter writer = new PointWriter(body);
        points.accept(writer);
        out.writeVarint(writer.size);
        out.writeAll(body);
    }

    /** Reads points as part of something larger. */
    static void readPoints(ByteReader in, Points out) {
        read(in.readCount("points", LEAST_BYTES_OF_A_POINT), in, out);
    }

    /** Writes points without their number, and counts them. */
    private static final class PointWriter implements Points {
        private final ByteWriter out;
        private int lastDay;
        private int size;

        PointWriter(ByteWriter out) {
            this.out = out;
        }

        @Override
        public void add(int day, int measure, long amount) {
            out.writeZigzag(day - lastDay);
            out.writeVarint(measure);
            out.writeZigzag(amount);
            lastDay = day;
            size++;
        }
    }

    private static void read(int size, ByteReader in, Points out) {
        int day = 0;
        for (int i = 0; i < size; i++) {
            day = Math.addExact(day, Versions.signedInt(in.readZigzag()));
            out.add(day, Versions.smallInt(in.readVarint()), in.readZigzag());
        }
    }
}
