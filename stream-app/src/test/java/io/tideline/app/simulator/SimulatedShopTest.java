package io.tideline.app.simulator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.tideline.app.ingest.ImportProgress;
import io.tideline.commerce.OrderCompleted;
import io.tideline.config.Settings;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.clients.producer.MockProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RoundRobinPartitioner;
import org.apache.kafka.common.serialization.StringSerializer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a shop sends, with a producer that keeps it and a clock that is moved. */
class SimulatedShopTest {
    private static final Settings SETTINGS = Settings.of(Map.of());
    private static final ShopPlan PLAN = Figures.plan(2, 400);

    @TempDir
    Path folder;

    private final MovedClock clock = new MovedClock(PLAN.end());

    @Test
    void historyIsSentAsItHappened_andTheProgressEndsBeforeTheWhole() throws IOException {
        MockProducer<String, SpecificRecord> producer = producer();
        List<ImportProgress> progress = new ArrayList<>();

        long events = shop(producer).sendHistory(progress::add);

        assertThat(producer.history()).hasSize((int) events);
        assertThat(producer.history())
                .isSortedAccordingTo((a, b) -> Long.compare(a.timestamp(), b.timestamp()))
                .allMatch(record -> record.timestamp() < PLAN.end().toEpochMilli())
                .allMatch(record -> record.key().equals(field(record, "customerId")));
        assertThat(progress).isNotEmpty().allMatch(one -> one.percent().orElseThrow() < 100);
    }

    @Test
    void trafficHappensNow_andIsTheFutureOfTheShop() throws IOException {
        MockProducer<String, SpecificRecord> producer = producer();
        SimulatedShop shop = shop(producer);
        long history = shop.sendHistory(ImportProgress.Listener.NONE);

        trade(shop, 200);

        List<ProducerRecord<String, SpecificRecord>> live =
                producer.history().subList((int) history, producer.history().size());
        assertThat(live)
                .hasSize(200)
                .allMatch(record -> record.timestamp() >= PLAN.end().toEpochMilli());
        assertThat(live.get(199).timestamp())
                .isBetween(PLAN.end().plusSeconds(70).toEpochMilli(), clock.now.toEpochMilli());
        assertThat(Duration.between(PLAN.end(), clock.now).toSeconds()).isBetween(70L, 140L);
        assertThat(live)
                .filteredOn(record -> record.value() instanceof OrderCompleted)
                .allMatch(record ->
                        ((OrderCompleted) record.value()).getOccurredAt().toEpochMilli() == record.timestamp())
                .hasSizeGreaterThan(100);
    }

    @Test
    void nextDemoOnTheFolder_goesOnWithTheSameShop() throws IOException {
        MockProducer<String, SpecificRecord> first = producer();
        SimulatedShop shop = shop(first);
        shop.sendHistory(ImportProgress.Listener.NONE);
        trade(shop, 30);
        shop.close();

        MockProducer<String, SpecificRecord> second = producer();
        SimulatedShop again = SimulatedShop.on(SETTINGS, second, Figures.plan(99, 5), folder, clock);
        assertThat(again.hasHistory()).isTrue();
        assertThat(again.plan()).isEqualTo(PLAN);
        trade(again, 30);

        assertThat(second.history()).hasSize(30);
        assertThat(second.history())
                .extracting(record -> field(record, "eventId"))
                .doesNotContainAnyElementsOf(first.history().stream()
                        .map(record -> field(record, "eventId"))
                        .toList());
    }

    private SimulatedShop shop(MockProducer<String, SpecificRecord> producer) throws IOException {
        return SimulatedShop.on(SETTINGS, producer, PLAN, folder, clock);
    }

    private void trade(SimulatedShop shop, int events) {
        clock.pausesLeft = events;
        assertThatExceptionOfType(InterruptedException.class).isThrownBy(() -> shop.trade(2, () -> {}));
        assertThat(Thread.currentThread().isInterrupted()).isFalse();
    }

    private static Object field(ProducerRecord<String, SpecificRecord> record, String name) {
        return record.value().get(record.value().getSchema().getField(name).pos());
    }

    private static MockProducer<String, SpecificRecord> producer() {
        return new MockProducer<>(
                true, new RoundRobinPartitioner(), new StringSerializer(), (topic, value) -> new byte[0]);
    }
}
