package io.tideline.topology;

import io.tideline.codec.ByteReader;
import io.tideline.codec.ByteWriter;
import java.util.Arrays;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.streams.processor.api.Record;

/**
 * The header that keeps through the repartition by customer where a record came from, so that it can still be put aside
 * as it came. It is the last one; a record may have brought one of that name itself.
 *
 * <pre>
 * source := version=1 topic:text partition:varint offset:varint timestamp:zigzag key
 * key    := 0 | length+1:varint byte{length}
 * </pre>
 */
final class SourceHeader {
    static final String NAME = "tideline.source";

    private static final int VERSION = 1;

    private SourceHeader() {}

    /** The headers of a record, and ours. */
    static Headers after(Arrival arrival) {
        Headers headers = new RecordHeaders(arrival.headers().toArray());
        headers.add(NAME, encode(arrival));
        return headers;
    }

    /**
     * The record as it came.
     *
     * @throws IllegalStateException if its last header is not ours
     */
    static Arrival restore(Record<byte[], byte[]> rekeyed) {
        Header[] all = rekeyed.headers().toArray();
        if (all.length == 0 || !all[all.length - 1].key().equals(NAME)) {
            throw new IllegalStateException("the last header of a repartitioned record must be " + NAME);
        }
        ByteReader in = new ByteReader(all[all.length - 1].value());
        int version = in.readByte();
        if (version != VERSION) {
            throw new IllegalStateException("version of the header " + NAME + " must be 1, was " + version);
        }
        String topic = in.readText();
        int partition = (int) in.readVarint();
        long offset = in.readVarint();
        long timestamp = in.readZigzag();
        byte[] key = ArrivalCodec.readBlob(in);
        in.expectEnd();
        Headers headers = new RecordHeaders(Arrays.copyOf(all, all.length - 1));
        return new Arrival(new Record<>(key, rekeyed.value(), timestamp, headers), topic, partition, offset);
    }

    private static byte[] encode(Arrival arrival) {
        ByteWriter out = new ByteWriter(64);
        out.writeByte(VERSION);
        out.writeText(arrival.topic());
        out.writeVarint(arrival.partition());
        out.writeVarint(arrival.offset());
        out.writeZigzag(arrival.timestamp());
        ArrivalCodec.writeBlob(arrival.key(), out);
        return out.toBytes();
    }
}
