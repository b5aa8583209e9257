package io.tideline.stream;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.streams.test.TestRecord;

/** What tests ask of dead letters. */
final class Letters {
    /** How many headers of ours a dead letter has, after those that came with it. */
    static final int REASONS = 7;

    private Letters() {}

    static String header(TestRecord<byte[], byte[]> letter, String name) {
        return new String(letter.getHeaders().lastHeader(name).value(), UTF_8);
    }

    static List<String> codes(List<TestRecord<byte[], byte[]>> letters) {
        return letters.stream().map(letter -> header(letter, "error.code")).toList();
    }

    /** Key, value and original headers as text that is equal only if all bytes are; without the headers of ours. */
    static String asItCame(TestRecord<byte[], byte[]> letter) {
        List<Header> headers = Arrays.asList(letter.getHeaders().toArray());
        return text(letter.key(), letter.value(), headers.subList(0, headers.size() - REASONS));
    }

    /** The same of a record that was sent. */
    static String asSent(TestRecord<byte[], byte[]> record) {
        return text(
                record.key(), record.value(), Arrays.asList(record.getHeaders().toArray()));
    }

    private static String text(byte[] key, byte[] value, List<Header> headers) {
        List<String> parts = new ArrayList<>(List.of(Arrays.toString(key), Arrays.toString(value)));
        headers.forEach(header -> parts.add(header.key() + "=" + Arrays.toString(header.value())));
        return String.join(";", parts);
    }

    /** Everything that is in a record, byte for byte. */
    static String everything(TestRecord<byte[], byte[]> letter) {
        StringBuilder all = new StringBuilder();
        all.append(letter.key() == null ? "" : new String(letter.key(), ISO_8859_1));
        all.append(letter.value() == null ? "" : new String(letter.value(), ISO_8859_1));
        letter.getHeaders().forEach(header -> {
            all.append(header.key());
            all.append(header.value() == null ? "" : new String(header.value(), ISO_8859_1));
        });
        return all.toString();
    }
}
