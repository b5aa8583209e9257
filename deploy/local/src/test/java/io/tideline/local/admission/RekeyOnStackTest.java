package io.tideline.local.admission;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.tideline.admission.Input;
import io.tideline.admission.Rejection.Code;
import io.tideline.app.Pipeline;
import io.tideline.config.Settings;
import io.tideline.contract.OutputTopics;
import io.tideline.local.LocalStackOptions;
import io.tideline.local.PreparedStack;
import io.tideline.local.replay.DeadLetters;
import io.tideline.local.replay.PublishedRows;
import io.tideline.stream.Blueprint;
import io.tideline.stream.Observer;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewPartitions;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.junit.jupiter.api.Test;

/** {@code input.rekey} on the local stack: keys that say nothing, and topics with different numbers of partitions. */
class RekeyOnStackTest {
    private static final int PARTITIONS = 2;
    private static final int MOST_PARTITIONS = 3;
    private static final Instant FIRST_DAY = Instant.parse("2026-03-01T00:00:00Z");
    private static final Duration PATIENCE = Duration.ofMinutes(3);

    private static final Map<String, String> SHOP =
            Map.of("clock.mode", "event", "topics.partitions", Integer.toString(PARTITIONS));

    @Test
    void keysThatSayNothing_onUnequalTopics_giveTheSameFigures() throws Exception {
        try (PreparedStack stack = PreparedStack.start(LocalStackOptions.temporary(), SHOP)) {
            List<Message> good = GoodEvents.of(new Contracts(stack.settings()), FIRST_DAY, 7);
            try (RunningShop shop = new RunningShop(stack.settings(), PARTITIONS)) {
                shop.send(good);
                shop.awaitPublished();
            }
            Map<String, String> expected = Shops.figures(PublishedRows.last(OutputTopics.KPIS, stack.settings()));

            Settings rekeyed = Shops.another(stack, "rekeyed", Map.of("input.rekey", "true"));
            morePartitions(rekeyed, rekeyed.topics().of(Input.PURCHASES));
            Bad tooOld = tooOld(rekeyed);
            AtomicInteger refused = new AtomicInteger();
            Observer observer = new Observer() {
                @Override
                public void rejected(Code code) {
                    refused.incrementAndGet();
                }
            };
            try (Pipeline pipeline = Pipeline.start(new Blueprint(rekeyed, MOST_PARTITIONS, observer))) {
                send(rekeyed, good);
                awaitFigures(rekeyed, pipeline, expected);
                send(rekeyed, List.of(tooOld.message()));
                await().atMost(PATIENCE).until(() -> refused.get() > 0);
            }

            assertThat(Shops.figures(PublishedRows.last(OutputTopics.KPIS, rekeyed)))
                    .hasSizeGreaterThan(100)
                    .isEqualTo(expected);
            assertPutAside(rekeyed, tooOld);
        }
    }

    private static void awaitFigures(Settings settings, Pipeline pipeline, Map<String, String> expected) {
        await().atMost(PATIENCE).pollInterval(Duration.ofMillis(500)).until(() -> {
            assertThat(pipeline.failure()).isEmpty();
            return Shops.figures(PublishedRows.last(OutputTopics.KPIS, settings))
                    .equals(expected);
        });
    }

    private static void morePartitions(Settings settings, String topic) throws Exception {
        try (Admin admin = Admin.create(settings.kafka().admin())) {
            admin.createPartitions(Map.of(topic, NewPartitions.increaseTo(MOST_PARTITIONS)))
                    .all()
                    .get();
        }
    }

    /** Only the ledger can tell that it is beyond the horizon. */
    private static Bad tooOld(Settings settings) {
        Contracts contracts = new Contracts(settings);
        Message message = contracts
                .message(Contracts.order("good-7-0", "too-old", Instant.parse("2001-01-01T00:00:00Z")))
                .withKey(null)
                .with(BadEvents.manyHeaders(2), Contracts.SENT_AT);
        return new Bad("too old", message, Code.BEYOND_HORIZON, "occurredAt", "1095 days");
    }

    /** To any partition, under any key. */
    private static void send(Settings settings, List<Message> messages) throws Exception {
        Random random = new Random(7);
        try (KafkaProducer<byte[], byte[]> producer = new KafkaProducer<>(
                settings.kafka().producer(), new ByteArraySerializer(), new ByteArraySerializer())) {
            List<Future<?>> sent = new ArrayList<>();
            for (Message message : messages) {
                byte[] key = messages.size() == 1 || random.nextBoolean() ? null : "the same".getBytes(UTF_8);
                int partitions = message.input() == Input.PURCHASES ? MOST_PARTITIONS : PARTITIONS;
                sent.add(producer.send(message.withKey(key)
                        .record(
                                settings.topics().inputs().get(message.input().ordinal()),
                                random.nextInt(partitions))));
            }
            for (var one : sent) {
                one.get();
            }
        }
    }

    private static void assertPutAside(Settings settings, Bad bad) {
        List<ConsumerRecord<byte[], byte[]>> letters =
                DeadLetters.read(settings).records();
        assertThat(letters).hasSize(1);
        ConsumerRecord<byte[], byte[]> letter = letters.get(0);
        assertThat(letter.key()).isNull();
        assertThat(letter.value()).isEqualTo(bad.message().payload().value);
        assertThat(List.of(letter.headers().toArray()))
                .startsWith(bad.message().payload().headers.toArray(new Header[0]))
                .hasSize(bad.message().payload().headers.size() + 7);
        assertThat(new String(letter.headers().lastHeader("error.code").value(), UTF_8))
                .isEqualTo(bad.code().name());
        assertThat(new String(letter.headers().lastHeader("source.topic").value(), UTF_8))
                .isEqualTo(settings.topics().of(Input.PURCHASES));
    }
}
