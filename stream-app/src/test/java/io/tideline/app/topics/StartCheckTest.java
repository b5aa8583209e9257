package io.tideline.app.topics;

import static io.tideline.app.topics.Clusters.TOPICS;
import static org.assertj.core.api.Assertions.assertThat;

import io.tideline.app.command.ExitCode;
import io.tideline.config.Settings;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.FieldSource;

class StartCheckTest {

    private static final long ROOMY = 8 << 20;

    static final List<String> ALL_TOPICS =
            Clusters.complete().topics().keySet().stream().toList();

    @Test
    void aClusterAsPlanned_isFoundFaultless() {
        assertThat(StartCheck.topics(TOPICS, Clusters.complete(), ROOMY)).isEmpty();
    }

    @ParameterizedTest
    @FieldSource("ALL_TOPICS")
    void aMissingTopic_isAViolationThatSaysWhatToDo(String topic) {
        ClusterDescription cluster = Clusters.without(Clusters.complete(), topic);

        assertThat(StartCheck.topics(TOPICS, cluster, ROOMY))
                .containsExactly(
                        Finding.violation("Topic " + topic + " does not exist. Create it with: tideline topics apply"));
    }

    @Test
    void unequalInputs_areOneViolation_unlessRekeyed() {
        ClusterDescription cluster =
                Clusters.with(Clusters.complete(), "commerce.customer-requests", Clusters.partitions(1));

        assertThat(StartCheck.topics(TOPICS, cluster, ROOMY))
                .containsExactly(Finding.violation("Input topics must have equal numbers of partitions, but"
                        + " commerce.signups has 6, commerce.purchases has 6, commerce.purchase-adjustments has 6,"
                        + " commerce.customer-requests has 1. Copy the smaller ones into topics with 6 partitions,"
                        + " or set input.rekey=true"));
        assertThat(StartCheck.topics(Settings.of(Map.of("input.rekey", "true")).topics(), cluster, ROOMY))
                .isEmpty();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            commerce.purchases     | retention.ms      | 604800000 | WARNING   | Topic commerce.purchases keeps events for 604800000 ms only (retention.ms), so figures cannot be counted again from the beginning. Keep them with: tideline topics apply
            commerce.signups       | retention.bytes   | 1000      | WARNING   | Topic commerce.signups keeps events for 1000 bytes per partition only (retention.bytes), so figures cannot be counted again from the beginning. Keep them with: tideline topics apply
            commerce.purchases     | cleanup.policy    | compact   | VIOLATION | Topic commerce.purchases must not be compacted, or only the last event of each customer is kept, but cleanup.policy is compact. Change it with: tideline topics apply
            retention.dead-letters | max.message.bytes | 1048588   | VIOLATION | Topic retention.dead-letters must take records of at least 1114124 bytes (max.message.bytes) to keep the largest input with its reasons, was 1048588. Change it with: tideline topics apply
            """)
    void aTopicThatWouldLoseSomething_isFound(
            String topic, String key, String value, Finding.Severity severity, String sentence) {
        ClusterDescription cluster = Clusters.with(Clusters.complete(), topic, Clusters.config(key, value));

        assertThat(StartCheck.topics(TOPICS, cluster, ROOMY)).containsExactly(new Finding(severity, sentence));
    }

    @Test
    void inputsLargerThanOurProducersSend_areAViolation() {
        ClusterDescription cluster = Clusters.with(
                Clusters.complete(), "commerce.purchases", Clusters.config("max.message.bytes", "1090000"));

        assertThat(StartCheck.topics(TOPICS, cluster, 1_155_536)).isEmpty();
        assertThat(StartCheck.topics(TOPICS, cluster, 1_155_535))
                .containsExactly(Finding.violation("kafka.producer.max.request.size must be at least 1155536 bytes,"
                        + " the largest input record with its reasons, was 1155535"));
    }

    @Test
    void deadLettersAreMeasuredAgainstTheLargestInput() {
        ClusterDescription cluster =
                Clusters.with(Clusters.complete(), "commerce.signups", Clusters.config("max.message.bytes", "3000000"));

        assertThat(StartCheck.topics(TOPICS, cluster, ROOMY))
                .singleElement()
                .satisfies(finding -> assertThat(finding.sentence()).contains("at least 3065536 bytes"));
    }

    @Test
    void theExitCodeTellsTheWorst() {
        Finding warning = Finding.warning("w");
        Finding violation = Finding.violation("v");
        Finding unreachable = Finding.unreachable("u");

        assertThat(report().exitCode()).isEqualTo(ExitCode.OK);
        assertThat(report(warning).exitCode()).isEqualTo(ExitCode.OK);
        assertThat(report(warning).canStart()).isTrue();
        assertThat(report(violation, warning).exitCode()).isEqualTo(ExitCode.VIOLATION);
        assertThat(report(violation, unreachable).exitCode()).isEqualTo(ExitCode.UNREACHABLE);
        assertThat(report(unreachable).canStart()).isFalse();
    }

    private static StartReport report(Finding... findings) {
        return new StartReport(List.of(findings), OptionalInt.empty());
    }
}
