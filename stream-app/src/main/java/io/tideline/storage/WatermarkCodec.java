package io.tideline.storage;

import io.tideline.finality.PublicationFrontier;
import io.tideline.finality.Watermark;
import java.util.ArrayList;
import java.util.List;

/**
 * The bytes of clock marks and of horizons.
 *
 * <pre>
 * mark    := version=1 partition:varint n:varint (latest:zigzag offset:varint idle:byte){n}
 * horizon := version=1 clockMillis:zigzag clockDay:zigzag finalDay:zigzag
 * </pre>
 */
public final class WatermarkCodec {
    private static final int VERSION = 1;
    private static final int LEAST_BYTES_OF_AN_INPUT = 3;

    private WatermarkCodec() {}

    /** Encodes a mark. */
    public static byte[] encode(Watermark mark) {
        ByteWriter out = new ByteWriter(64);
        write(mark, out);
        return out.toBytes();
    }

    /** Writes a mark as part of something larger. */
    public static void write(Watermark mark, ByteWriter out) {
        out.writeByte(VERSION);
        out.writeVarint(mark.partition());
        out.writeVarint(mark.inputs().size());
        for (Watermark.Input input : mark.inputs()) {
            out.writeZigzag(input.latestMillis());
            out.writeVarint(input.nextOffset());
            out.writeByte(input.idle() ? 1 : 0);
        }
    }

    /** Decodes a mark. */
    public static Watermark decodeMark(byte[] bytes) {
        ByteReader in = new ByteReader(bytes);
        Watermark mark = readMark(in);
        in.expectEnd();
        return mark;
    }

    /** Reads a mark as part of something larger. */
    public static Watermark readMark(ByteReader in) {
        Versions.expect(VERSION, in, "a clock mark");
        int partition = Versions.smallInt(in.readVarint());
        int size = in.readCount("inputs", LEAST_BYTES_OF_AN_INPUT);
        List<Watermark.Input> inputs = new ArrayList<>(size);
        for (int i = 0; i < size; i++) {
            inputs.add(new Watermark.Input(in.readZigzag(), in.readVarint(), in.readByte() == 1));
        }
        return new Watermark(partition, inputs);
    }

    /** Writes a horizon as part of something larger. */
    static void write(PublicationFrontier horizon, ByteWriter out) {
        out.writeZigzag(horizon.clockMillis());
        out.writeZigzag(horizon.clockDay());
        out.writeZigzag(horizon.finalDay());
    }

    /** Reads a horizon as part of something larger. */
    static PublicationFrontier readHorizon(ByteReader in) {
        return new PublicationFrontier(
                in.readZigzag(), Versions.signedInt(in.readZigzag()), Versions.signedInt(in.readZigzag()));
    }
}
