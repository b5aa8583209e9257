package io.tideline.storage;

import io.tideline.finality.PublicationFrontier;
import io.tideline.finality.Watermark;
import java.util.ArrayList;
import java.util.List;

/**
 * The bytes of watermarks, and of publication frontiers as part of something larger.
 *
 * <pre>
 * watermark := version=1 partition:varint n:varint (latestMillis:zigzag nextOffset:varint idle){n}
 * idle      := 0 | 1                                                     one byte
 * frontier  := clockMillis:zigzag clockDay:zigzag finalDay:zigzag
 * </pre>
 */
public final class WatermarkCodec {
    private static final int VERSION = 1;
    private static final int LEAST_BYTES_OF_AN_INPUT = 3;

    private WatermarkCodec() {}

    /** Encodes a watermark. */
    public static byte[] encode(Watermark watermark) {
        ByteWriter out = new ByteWriter(64);
        write(watermark, out);
        return out.toBytes();
    }

    /** Writes a watermark as part of something larger. */
    public static void write(Watermark watermark, ByteWriter out) {
        out.writeByte(VERSION);
        out.writeVarint(watermark.partition());
        out.writeVarint(watermark.inputs().size());
        for (Watermark.Input input : watermark.inputs()) {
            out.writeZigzag(input.latestMillis());
            out.writeVarint(input.nextOffset());
            out.writeByte(input.idle() ? 1 : 0);
        }
    }

    /** Decodes a watermark. */
    public static Watermark decode(byte[] bytes) {
        ByteReader in = new ByteReader(bytes);
        Watermark watermark = read(in);
        in.expectEnd();
        return watermark;
    }

    /** Reads a watermark as part of something larger. */
    public static Watermark read(ByteReader in) {
        Versions.expect(VERSION, in, "a watermark");
        int partition = Versions.smallInt(in.readVarint());
        int size = in.readCount("inputs", LEAST_BYTES_OF_AN_INPUT);
        List<Watermark.Input> inputs = new ArrayList<>(size);
        for (int i = 0; i < size; i++) {
            inputs.add(new Watermark.Input(in.readZigzag(), in.readVarint(), in.readByte() == 1));
        }
        return new Watermark(partition, inputs);
    }

    /** Writes a frontier as part of something larger. */
    static void write(PublicationFrontier frontier, ByteWriter out) {
        out.writeZigzag(frontier.clockMillis());
        out.writeZigzag(frontier.clockDay());
        out.writeZigzag(frontier.finalDay());
    }

    /** Reads a frontier as part of something larger. */
    static PublicationFrontier readFrontier(ByteReader in) {
        return new PublicationFrontier(
                in.readZigzag(), Versions.signedInt(in.readZigzag()), Versions.signedInt(in.readZigzag()));
    }
}
