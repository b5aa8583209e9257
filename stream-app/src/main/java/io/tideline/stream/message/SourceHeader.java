package io.tideline.stream.message;

import io.tideline.admission.SourceRecord;
import io.tideline.storage.ByteReader;
import io.tideline.storage.ByteWriter;
import io.tideline.storage.SourceRecordCodec;
import io.tideline.storage.Versions;
import java.util.Arrays;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.header.Headers;
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
public final class SourceHeader {
    public static final String NAME = "tideline.source";

    private static final int VERSION = 1;

    private SourceHeader() {}

    /** The headers of a record, and ours. */
    public static Headers after(SourceRecord arrival) {
        Headers headers = SourceRecords.headers(arrival);
        headers.add(NAME, encode(arrival));
        return headers;
    }

    /**
     * The record as it came.
     *
     * @throws IllegalStateException if its last header is not ours
     * @throws io.tideline.storage.CorruptBytesException if the header is of a version that is not known here
     */
    public static SourceRecord restore(Record<byte[], byte[]> rekeyed) {
        Header[] all = rekeyed.headers().toArray();
        if (all.length == 0 || !all[all.length - 1].key().equals(NAME)) {
            throw new IllegalStateException("the last header of a repartitioned record must be " + NAME);
        }
        ByteReader in = new ByteReader(all[all.length - 1].value());
        Versions.expect(VERSION, in, "the header " + NAME);
        String topic = in.readText();
        int partition = (int) in.readVarint();
        long offset = in.readVarint();
        long timestamp = in.readZigzag();
        byte[] key = SourceRecordCodec.readBlob(in);
        in.expectEnd();
        return new SourceRecord(
                key,
                rekeyed.value(),
                timestamp,
                SourceRecords.headers(Arrays.copyOf(all, all.length - 1)),
                topic,
                partition,
                offset);
    }

    private static byte[] encode(SourceRecord arrival) {
        ByteWriter out = new ByteWriter(64);
        out.writeByte(VERSION);
        out.writeText(arrival.topic());
        out.writeVarint(arrival.partition());
        out.writeVarint(arrival.offset());
        out.writeZigzag(arrival.timestamp());
        SourceRecordCodec.writeBlob(arrival.key(), out);
        return out.toBytes();
    }
}
