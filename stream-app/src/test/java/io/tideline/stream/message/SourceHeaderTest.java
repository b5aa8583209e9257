package io.tideline.stream.message;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tideline.admission.SourceRecord;
import io.tideline.storage.CorruptBytesException;
import io.tideline.storage.SourceRecordCodec;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Stream;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.streams.processor.api.Record;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Where a record came from, kept through the repartition; and the bytes of records that wait, which are much alike. */
class SourceHeaderTest {
    static Stream<SourceRecord> arrivals() {
        RecordHeaders headers = new RecordHeaders();
        headers.add("a", null);
        headers.add(SourceHeader.NAME, new byte[] {1, 2});
        headers.add("a", new byte[] {3});
        byte[] key = "kunde-\u00e4".getBytes(UTF_8);
        return Stream.of(
                arrival(key, new byte[] {1}, headers),
                arrival(null, new byte[] {1}, new RecordHeaders()),
                arrival(new byte[0], new byte[0], headers),
                arrival(new byte[100_000], new byte[300_000], headers));
    }

    private static SourceRecord arrival(byte[] key, byte[] value, Headers headers) {
        return new SourceRecord(
                key, value, 1_700_000_000_000L, SourceRecords.headers(headers.toArray()), "topic-\u00e4", 7, 1L << 40);
    }

    @ParameterizedTest
    @MethodSource("arrivals")
    void aRecordComesBackAsItCame(SourceRecord arrival) {
        Headers headers = SourceHeader.after(arrival);
        assertThat(headers.toArray()).hasSize(arrival.headers().size() + 1);

        assertSame(SourceHeader.restore(new Record<>("other".getBytes(UTF_8), arrival.value(), 5, headers)), arrival);
    }

    @ParameterizedTest
    @MethodSource("arrivals")
    void aRecordThatWaitedComesBackAsItCame(SourceRecord arrival) {
        assertSame(SourceRecordCodec.decode(SourceRecordCodec.encode(arrival)), arrival);
    }

    private static void assertSame(SourceRecord back, SourceRecord arrival) {
        assertThat(back.key()).isEqualTo(arrival.key());
        assertThat(back.value()).isEqualTo(arrival.value());
        assertThat(SourceRecords.headers(back)).isEqualTo(SourceRecords.headers(arrival));
        assertThat(back.topic()).isEqualTo(arrival.topic());
        assertThat(back.partition()).isEqualTo(7);
        assertThat(back.offset()).isEqualTo(1L << 40);
        assertThat(back.timestamp()).isEqualTo(1_700_000_000_000L);
    }

    @Test
    void goldenBytes() {
        SourceRecord arrival = new SourceRecord(new byte[] {9}, new byte[0], 300, List.of(), "t", 2, 5);

        byte[] header =
                SourceHeader.after(arrival).lastHeader(SourceHeader.NAME).value();

        assertThat(HexFormat.of().formatHex(header)).isEqualTo("010174" + "02" + "05" + "d804" + "0209");
    }

    @Test
    void withoutOurHeaderLast_somethingIsBroken() {
        RecordHeaders headers = new RecordHeaders();
        assertThatThrownBy(() -> SourceHeader.restore(new Record<>(null, null, 0, headers)))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("tideline.source");
        headers.add(SourceHeader.NAME, new byte[] {2});
        assertThatThrownBy(() -> SourceHeader.restore(new Record<>(null, null, 0, headers)))
                .isInstanceOf(CorruptBytesException.class)
                .hasMessageContaining("must be 1, was 2");
    }
}
