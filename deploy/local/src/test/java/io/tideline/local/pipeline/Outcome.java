package io.tideline.local.pipeline;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.tideline.config.Settings;
import io.tideline.contract.OutputTopics;
import io.tideline.local.replay.DeadLetters;
import io.tideline.local.replay.PublishedRows;
import io.tideline.retention.RetentionKpi;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import org.apache.avro.Schema;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/**
 * What a pipeline ended with, as far as it must not depend on when it ran: the figures of all rows, and the dead letters.
 *
 * @param rows key to figures; rows of zeros, which need not be published, are left out
 * @param deadLetters one text each, sorted
 */
record Outcome(SortedMap<String, String> rows, List<String> deadLetters) {
    /** What tells when a row was made and how often before. */
    private static final Set<String> OF_ITS_TIME = Set.of("status", "revision", "asOf", "causes");

    /** Reads what is committed. */
    static Outcome of(Settings settings) {
        SortedMap<String, String> rows = new TreeMap<>();
        PublishedRows.last(OutputTopics.KPIS, settings).byKey().forEach((key, row) -> {
            if (!isZero(row)) {
                rows.put(key, figures(row));
            }
        });
        List<String> letters = new ArrayList<>();
        DeadLetters.read(settings).records().forEach(record -> letters.add(text(record)));
        return new Outcome(rows, letters.stream().sorted().toList());
    }

    /** Fails with the first row that differs, and how many do. */
    void assertSameAs(Outcome expected) {
        Set<String> keys = new TreeSet<>(rows.keySet());
        keys.addAll(expected.rows.keySet());
        keys.removeIf(key -> figures(key).equals(expected.figures(key)));
        for (String key : keys) {
            assertThat(figures(key))
                    .as("%s, one of %s rows that differ of %s", key, keys.size(), expected.rows.size())
                    .isEqualTo(expected.figures(key));
        }
        assertThat(deadLetters).isEqualTo(expected.deadLetters);
    }

    private String figures(String key) {
        return rows.getOrDefault(key, "zeros");
    }

    private static boolean isZero(RetentionKpi row) {
        return RetentionKpi.getClassSchema().getFields().stream()
                .filter(field -> field.pos()
                        >= RetentionKpi.getClassSchema()
                                .getField("customersAtStart")
                                .pos())
                .map(field -> row.get(field.pos()))
                .allMatch(value -> value == null || value.toString().matches("0(\\.0*)?"));
    }

    private static String figures(RetentionKpi row) {
        StringBuilder text = new StringBuilder(1_000);
        for (Schema.Field field : RetentionKpi.getClassSchema().getFields()) {
            if (!OF_ITS_TIME.contains(field.name())) {
                text.append(field.name())
                        .append('=')
                        .append(row.get(field.pos()))
                        .append(' ');
            }
        }
        return text.toString();
    }

    private static String text(ConsumerRecord<byte[], byte[]> letter) {
        StringBuilder text = new StringBuilder();
        letter.headers().forEach(header -> text.append(header.key())
                .append('=')
                .append(new String(header.value(), UTF_8))
                .append(' '));
        return text + base64(letter.key()) + " " + base64(letter.value());
    }

    private static String base64(byte[] bytes) {
        return bytes == null ? "nothing" : Base64.getEncoder().encodeToString(bytes);
    }
}
