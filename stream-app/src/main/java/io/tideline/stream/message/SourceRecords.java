package io.tideline.stream.message;

import io.tideline.admission.SourceRecord;
import java.util.ArrayList;
import java.util.List;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.processor.api.RecordMetadata;

/** Source records from those of Kafka, and their headers back. */
public final class SourceRecords {
    private SourceRecords() {}

    /** A record that was just read. */
    public static SourceRecord of(Record<byte[], byte[]> record, RecordMetadata metadata) {
        return new SourceRecord(
                record.key(),
                record.value(),
                record.timestamp(),
                headers(record.headers().toArray()),
                metadata.topic(),
                metadata.partition(),
                metadata.offset());
    }

    static List<SourceRecord.Header> headers(Header[] headers) {
        if (headers.length == 0) {
            return List.of();
        }
        List<SourceRecord.Header> copied = new ArrayList<>(headers.length);
        for (Header header : headers) {
            copied.add(new SourceRecord.Header(header.key(), header.value()));
        }
        return copied;
    }

    /** The headers of a record for Kafka; new ones at each call. */
    public static Headers headers(SourceRecord source) {
        Headers headers = new RecordHeaders();
        source.headers().forEach(header -> headers.add(header.name(), header.value()));
        return headers;
    }
}
