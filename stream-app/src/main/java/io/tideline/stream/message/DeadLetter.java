package io.tideline.stream.message;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.tideline.admission.Rejection;
import io.tideline.admission.SourceRecord;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.streams.processor.api.Record;

/** A refused record on its way out: the bytes as they came, and headers that say why. */
public record DeadLetter(SourceRecord arrival, Rejection rejection) implements LedgerOutput, RekeyOutput {

    /**
     * The record for the dead-letter topic. Headers that came with the record stay, before ours; of an erased customer's
     * record nothing stays but where it was.
     */
    Record<byte[], byte[]> record() {
        boolean isErased = rejection.code() == Rejection.Code.ERASED;
        Headers headers = isErased ? new RecordHeaders() : SourceRecords.headers(arrival);
        headers.add("error.code", bytes(rejection.code().name()));
        headers.add("error.message", bytes(rejection.message()));
        headers.add("error.field", bytes(rejection.field()));
        headers.add("source.topic", bytes(arrival.topic()));
        headers.add("source.partition", bytes(Integer.toString(arrival.partition())));
        headers.add("source.offset", bytes(Long.toString(arrival.offset())));
        headers.add("source.timestamp", bytes(Long.toString(arrival.timestamp())));
        return new Record<>(
                isErased ? null : arrival.key(),
                isErased ? null : arrival.value(),
                Math.max(0, arrival.timestamp()),
                headers);
    }

    private static byte[] bytes(String text) {
        return text.getBytes(UTF_8);
    }
}
