package io.tideline.query;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.MockConsumer;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class CommittedStateTest {
    private static final TopicPartition CHANGELOG = new TopicPartition("tideline-rows-changelog", 2);

    private final MockConsumer<byte[], byte[]> consumer = new MockConsumer<>("earliest");
    private final CommittedState committed = new CommittedState(() -> consumer);

    @AfterEach
    void close() {
        committed.close();
    }

    @Test
    void atTheEnd_isComplete() {
        endsAt(7);

        assertThat(committed.isAllBefore(CHANGELOG, 7)).isTrue();
    }

    @Test
    void beforeMarksOfTransactionsAlone_isComplete_andTheyAreReadOnce() {
        endsAt(7);
        consumer.schedulePollTask(() -> consumer.seek(CHANGELOG, 6));
        consumer.schedulePollTask(() -> consumer.seek(CHANGELOG, 7));

        assertThat(committed.isAllBefore(CHANGELOG, 5)).isTrue();
        assertThat(committed.isAllBefore(CHANGELOG, 5)).isTrue();
    }

    @Test
    void beforeACommittedRecord_isNotComplete_andIsWhenTheCopyHasIt() {
        endsAt(7);
        consumer.schedulePollTask(() -> consumer.addRecord(
                new ConsumerRecord<>(CHANGELOG.topic(), CHANGELOG.partition(), 6, new byte[] {1}, new byte[] {2})));

        assertThat(committed.isAllBefore(CHANGELOG, 5)).isFalse();
        assertThat(committed.isAllBefore(CHANGELOG, 7)).isTrue();
    }

    @Test
    void brokerThatGivesNothing_leavesItOpen() {
        endsAt(7);

        assertThatThrownBy(() -> committed.isAllBefore(CHANGELOG, 5))
                .isInstanceOf(NotAvailableException.class)
                .hasMessageStartingWith("the broker does not tell");
    }

    @Test
    void brokerThatRefuses_leavesItOpen() {
        consumer.updateEndOffsets(Map.of(CHANGELOG, 7L));
        consumer.setOffsetsException(new KafkaException("refused"));

        assertThatThrownBy(() -> committed.isAllBefore(CHANGELOG, 7))
                .isInstanceOf(NotAvailableException.class)
                .hasMessageStartingWith("the broker does not tell");
        assertThat(consumer.assignment()).isEmpty();
    }

    @Test
    void onceItIsClosed_nobodyIsToldAnything() {
        endsAt(7);
        committed.close();

        assertThatThrownBy(() -> committed.isAllBefore(CHANGELOG, 7)).isInstanceOf(NotAvailableException.class);
    }

    private void endsAt(long offset) {
        consumer.updateBeginningOffsets(Map.of(CHANGELOG, 0L));
        consumer.updateEndOffsets(Map.of(CHANGELOG, offset));
    }
}
