package io.tideline.app.command;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.spi.LoggingEvent;
import ch.qos.logback.classic.spi.ThrowableProxy;
import ch.qos.logback.core.spi.FilterReply;
import org.apache.kafka.common.errors.OutOfOrderSequenceException;
import org.apache.kafka.common.errors.UnknownServerException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class KnownNoiseTest {
    private static final String SENDER = "org.apache.kafka.clients.producer.internals.Sender";
    private static final String RETRY =
            "Got error produce response on topic-partition a-0, retrying (%d attempts left). Error: %s";

    private final KnownNoise filter = new KnownNoise();
    private final LoggerContext context = new LoggerContext();

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "2147483646 | CONCURRENT_TRANSACTIONS      | DENY",
                "2147483645 | CONCURRENT_TRANSACTIONS      | NEUTRAL",
                "2147483646 | OUT_OF_ORDER_SEQUENCE_NUMBER | DENY",
                "2147483646 | NOT_ENOUGH_REPLICAS          | NEUTRAL"
            })
    void onlyTheFirstRetryOfATransactionIsNoise(int attemptsLeft, String error, FilterReply reply) {
        assertThat(filter.decide(event(SENDER, RETRY.formatted(attemptsLeft, error))))
                .isEqualTo(reply);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "NetworkClient      | {a-repartition=UNKNOWN_TOPIC_OR_PARTITION} | DENY",
                "NetworkClient      | {a=TOPIC_AUTHORIZATION_FAILED}             | NEUTRAL",
                "OffsetFetcherUtils | Not updating last stable offset for a-0    | DENY",
                "SomethingElse      | Not updating last stable offset for a-0    | NEUTRAL"
            })
    void noiseIsKnownByClassAndText(String type, String text, FilterReply reply) {
        assertThat(filter.decide(event("org.apache.kafka.clients." + type, text)))
                .isEqualTo(reply);
    }

    @Test
    void brokersErrorIsNoise_onlyWithItsKnownCause() {
        LoggingEvent overtaken = event("kafka.server.ReplicaManager", "Error processing append operation");
        overtaken.setThrowableProxy(new ThrowableProxy(new OutOfOrderSequenceException(
                "Expected sequence 0 for transactions v2 idempotent producer with no existing state.")));
        LoggingEvent other = event("kafka.server.ReplicaManager", "Error processing append operation");
        other.setThrowableProxy(new ThrowableProxy(new UnknownServerException("No space left on device")));

        assertThat(filter.decide(overtaken)).isEqualTo(FilterReply.DENY);
        assertThat(filter.decide(other)).isEqualTo(FilterReply.NEUTRAL);
    }

    private LoggingEvent event(String logger, String text) {
        return new LoggingEvent("test", context.getLogger(logger), Level.WARN, text, null, null);
    }
}
