package io.tideline.storage;

import io.tideline.admission.SourceRecord;
import java.util.ArrayList;
import java.util.List;

/**
 * The bytes of a record that waits.
 *
 * <pre>
 * arrival := version=1 key value topic:text partition:varint offset:varint timestamp:zigzag n:varint (name:text blob){n}
 * key, value, blob := 0 | length+1:varint byte{length}
 * </pre>
 */
public final class SourceRecordCodec {
    private static final int VERSION = 1;

    private SourceRecordCodec() {}

    public static byte[] encode(SourceRecord arrival) {
        ByteWriter out = new ByteWriter(512);
        out.writeByte(VERSION);
        writeBlob(arrival.key(), out);
        writeBlob(arrival.value(), out);
        out.writeText(arrival.topic());
        out.writeVarint(arrival.partition());
        out.writeVarint(arrival.offset());
        out.writeZigzag(arrival.timestamp());
        out.writeVarint(arrival.headers().size());
        for (SourceRecord.Header header : arrival.headers()) {
            out.writeText(header.name());
            writeBlob(header.value(), out);
        }
        return out.toBytes();
    }

    public static SourceRecord decode(byte[] bytes) {
        ByteReader in = new ByteReader(bytes);
        Versions.expect(VERSION, in, "a waiting record");
        byte[] key = readBlob(in);
        byte[] value = readBlob(in);
        String topic = in.readText();
        int partition = (int) in.readVarint();
        long offset = in.readVarint();
        long timestamp = in.readZigzag();
        return new SourceRecord(key, value, timestamp, headers(in), topic, partition, offset);
    }

    private static List<SourceRecord.Header> headers(ByteReader in) {
        List<SourceRecord.Header> headers = new ArrayList<>();
        int n = in.readCount("headers", 2);
        for (int i = 0; i < n; i++) {
            headers.add(new SourceRecord.Header(in.readText(), readBlob(in)));
        }
        return headers;
    }

    public static void writeBlob(byte[] blob, ByteWriter out) {
        if (blob == null) {
            out.writeVarint(0);
        } else {
            out.writeVarint(blob.length + 1L);
            out.writeBytes(blob);
        }
    }

    public static byte[] readBlob(ByteReader in) {
        long length = in.readVarint() - 1;
        if (length < 0) {
            return null;
        }
        if (length > in.remaining()) {
            throw new IllegalStateException(
                    "the length of a part must be at most the " + in.remaining() + " bytes left, was " + length);
        }
        byte[] blob = new byte[(int) length];
        for (int i = 0; i < blob.length; i++) {
            blob[i] = (byte) in.readByte();
        }
        return blob;
    }
}
