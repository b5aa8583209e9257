package io.tideline.storage;

import io.tideline.delta.Points;
import io.tideline.delta.Segment;
import io.tideline.delta.Sums;
import java.util.function.Consumer;

/**
 * The bytes of sums on their way to the rollup, and of one day's points in its store.
 *
 * <pre>
 * sums   := version=1 dimension:text value:text points
 * day    := version=1 points
 * points := n:varint (days since the point before:zigzag measure:varint amount:zigzag){n}
 * </pre>
 *
 * Points are mostly in the order of their days, so that most differences take one byte; the first counts from 1970.
 */
public final class SumsCodec {
    private static final int VERSION = 1;
    private static final int LEAST_BYTES_OF_A_POINT = 3;

    private SumsCodec() {}

    /** Encodes the sums of a segment. */
    public static byte[] encode(Sums sums) {
        ByteWriter out = new ByteWriter(32 + 6 * sums.size());
        write(sums, out);
        return out.toBytes();
    }

    /** Writes the sums of a segment as part of something larger. */
    public static void write(Sums sums, ByteWriter out) {
        out.writeByte(VERSION);
        out.writeText(sums.segment().dimension());
        out.writeText(sums.segment().value());
        points(sums.size(), sums::forEach, out);
    }

    /** Decodes the sums of a segment. */
    public static Sums decode(byte[] bytes) {
        ByteReader in = new ByteReader(bytes);
        Sums sums = read(in);
        in.expectEnd();
        return sums;
    }

    /** Reads the sums of a segment as part of something larger. */
    public static Sums read(ByteReader in) {
        Versions.expect(VERSION, in, "sums");
        Segment segment = new Segment(in.readText(), in.readText());
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
        return new Sums(segment, days, measures, amounts);
    }

    /**
     * Encodes the points of one day, or of one cell.
     *
     * @param points gives all points to what it is called with, the same ones each time
     */
    public static byte[] encodeDay(Consumer<Points> points) {
        ByteWriter out = new ByteWriter(64);
        out.writeByte(VERSION);
        writePoints(points, out);
        return out.toBytes();
    }

    /** Decodes the points of one day, or of one cell. */
    public static void decodeDay(byte[] bytes, Points out) {
        ByteReader in = new ByteReader(bytes);
        Versions.expect(VERSION, in, "points of a day");
        readPoints(in, out);
        in.expectEnd();
    }

    /** Writes points as part of something larger. */
    static void writePoints(Consumer<Points> points, ByteWriter out) {
        int[] size = {0};
        points.accept((day, measure, amount) -> size[0]++);
        points(size[0], points, out);
    }

    /** Reads points as part of something larger. */
    static void readPoints(ByteReader in, Points out) {
        read(in.readCount("points", LEAST_BYTES_OF_A_POINT), in, out);
    }

    private static void points(int size, Consumer<Points> points, ByteWriter out) {
        out.writeVarint(size);
        int[] last = {0};
        points.accept((day, measure, amount) -> {
            out.writeZigzag(day - last[0]);
            out.writeVarint(measure);
            out.writeZigzag(amount);
            last[0] = day;
        });
    }

    private static void read(int size, ByteReader in, Points out) {
        int day = 0;
        for (int i = 0; i < size; i++) {
            day = Math.addExact(day, Versions.signedInt(in.readZigzag()));
            out.add(day, Versions.smallInt(in.readVarint()), in.readZigzag());
        }
    }
}
