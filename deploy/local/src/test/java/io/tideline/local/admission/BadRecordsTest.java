package io.tideline.local.admission;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.stream.Collectors.counting;
import static java.util.stream.Collectors.groupingBy;
import static org.assertj.core.api.Assertions.assertThat;

import io.tideline.admission.Input;
import io.tideline.admission.Rejection.Code;
import io.tideline.commerce.OrderCompleted;
import io.tideline.config.Settings;
import io.tideline.contract.OutputTopics;
import io.tideline.local.LocalStackOptions;
import io.tideline.local.PreparedStack;
import io.tideline.local.replay.DeadLetters;
import io.tideline.local.replay.PublishedRows;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.header.Header;
import org.junit.jupiter.api.Test;

/**
 * Hundreds of kinds of bad records among good ones: every good one counts, every bad one is in the dead letters once, as
 * it came and with its reason, and nothing else is.
 */
class BadRecordsTest {
    private static final long SEED = Long.getLong("seed", 20260501L);
    private static final int PARTITIONS = 2;
    private static final Instant FIRST_DAY = Instant.parse("2026-03-01T00:00:00Z");
    private static final Instant LAST = Instant.parse("2026-05-01T12:00:00Z");

    /** Only Confluent's deserializers let these two get as far as admission. */
    private static final Set<Code> NOT_WITH_OUR_SERDES = EnumSet.of(Code.WRONG_RECORD, Code.INVALID_AMOUNT);

    private static final List<String> REASONS = List.of(
            "error.code",
            "error.message",
            "error.field",
            "source.topic",
            "source.partition",
            "source.offset",
            "source.timestamp");

    private static final Map<String, String> SHOP = Map.of(
            "clock.mode", "event",
            "topics.partitions", Integer.toString(PARTITIONS),
            "kafka.producer.compression.type", "none");

    @Test
    void everyGoodRecordCounts_everyBadOneIsPutAsideOnceAsItCame() throws Exception {
        try (PreparedStack stack = PreparedStack.start(LocalStackOptions.temporary(), SHOP)) {
            Contracts contracts = new Contracts(stack.settings());
            List<Message> good = new ArrayList<>();
            Map<String, Bad> bad = new HashMap<>();
            try (RunningShop shop = new RunningShop(stack.settings(), PARTITIONS)) {
                List<Message> first = before(contracts);
                List<Bad> waiting = BadEvents.inAnotherCurrency(contracts, placedLater(), "a refund before its order");
                bad.putAll(send(shop, waiting, first));
                shop.awaitPublished();

                List<Bad> kinds = kinds(contracts);
                List<Message> among = new ArrayList<>(GoodEvents.of(contracts, FIRST_DAY, SEED));
                among.addAll(GoodEvents.unusual(contracts, LAST));
                among.addAll(after(contracts));
                bad.putAll(send(shop, kinds, among));
                shop.awaitPublished();

                List<Message> last = GoodEvents.of(contracts, FIRST_DAY, SEED + 1);
                shop.send(last);
                shop.awaitPublished();

                Stream.of(first, among, last).forEach(good::addAll);
                assertThat(shop.rejections()).isEqualTo(countByCode(both(kinds, waiting)));
                // A refund is accepted while it waits; only its order shows that it is void.
                List<Message> accepted = new ArrayList<>(good);
                waiting.forEach(refund -> accepted.add(refund.message()));
                assertThat(shop.acceptances())
                        .isEqualTo(accepted.stream().collect(groupingBy(Message::input, TreeMap::new, counting())));
            }
            assertPutAside(stack.settings(), bad);
            Settings alone = Shops.another(stack, "alone");
            try (RunningShop shop = new RunningShop(alone, PARTITIONS)) {
                shop.send(good);
                shop.awaitPublished();
            }
            assertThat(DeadLetters.read(alone).records()).isEmpty();
            assertThat(Shops.figures(PublishedRows.last(OutputTopics.KPIS, stack.settings())))
                    .hasSizeGreaterThan(100)
                    .isEqualTo(Shops.figures(PublishedRows.last(OutputTopics.KPIS, alone)));
        }
    }

    /** What has to be there before the bad ones: the latest time in each partition, a request, and an order. */
    private static List<Message> before(Contracts contracts) {
        List<Message> messages = new ArrayList<>();
        for (int i = 0; i < 20; i++) {
            messages.add(contracts.message(Contracts.order("first-" + i, "o", LAST)));
        }
        messages.add(contracts.message(Contracts.request("forgotten", LAST)));
        messages.add(contracts.message(placed()));
        return messages;
    }

    private static OrderCompleted placed() {
        return Contracts.order("pays-in-euros", "placed-before", LAST.minusSeconds(60));
    }

    private static OrderCompleted placedLater() {
        return Contracts.order("pays-in-euros", "placed-after", LAST.minusSeconds(50));
    }

    /** The order that adjustments wait for. */
    private static List<Message> after(Contracts contracts) {
        return List.of(contracts.message(placedLater()));
    }

    private static List<Bad> kinds(Contracts contracts) {
        List<Bad> kinds = new ArrayList<>(BadBytes.of(contracts, LAST));
        kinds.addAll(BadEvents.of(contracts, LAST));
        kinds.addAll(BadEvents.inAnotherCurrency(contracts, placed(), "a refund after its order"));
        for (Input input : Input.values()) {
            Message message = contracts
                    .message(Contracts.plain(input, "forgotten", LAST.minusMillis(1)))
                    .with(BadEvents.manyHeaders(1), Contracts.SENT_AT);
            kinds.add(new Bad(input + ": forgotten", message, Code.ERASED, "customerId", "asked to be forgotten"));
        }
        assertThat(kinds).hasSizeGreaterThan(200).extracting(Bad::kind).doesNotHaveDuplicates();
        Set<Code> codes = kinds.stream().map(Bad::code).collect(Collectors.toSet());
        assertThat(codes).isEqualTo(EnumSet.complementOf(EnumSet.copyOf(NOT_WITH_OUR_SERDES)));
        return kinds;
    }

    /** Sends bad ones among others, and says which of them is where. */
    private static Map<String, Bad> send(RunningShop shop, List<Bad> kinds, List<Message> among) throws Exception {
        Map<String, Bad> bad = new HashMap<>();
        List<Message> mixed = new ArrayList<>(among);
        kinds.forEach(kind -> mixed.add(kind.message()));
        Collections.shuffle(mixed, new Random(SEED));
        Map<Message, Bad> byMessage = kinds.stream().collect(Collectors.toMap(Bad::message, kind -> kind));
        List<RecordMetadata> sent = shop.send(mixed);
        for (int i = 0; i < mixed.size(); i++) {
            Bad kind = byMessage.get(mixed.get(i));
            if (kind != null) {
                RecordMetadata place = sent.get(i);
                bad.put(place.topic() + "/" + place.partition() + "/" + place.offset(), kind);
            }
        }
        assertThat(bad).hasSameSizeAs(kinds);
        return bad;
    }

    private static List<Bad> both(List<Bad> some, List<Bad> others) {
        return Stream.concat(some.stream(), others.stream()).toList();
    }

    private static Map<String, Long> countByCode(List<Bad> kinds) {
        return kinds.stream().collect(groupingBy(kind -> kind.code().name(), TreeMap::new, counting()));
    }

    private static void assertPutAside(Settings settings, Map<String, Bad> bad) {
        List<ConsumerRecord<byte[], byte[]>> letters =
                DeadLetters.read(settings).records();
        assertThat(letters).hasSameSizeAs(bad.entrySet());
        Map<String, ConsumerRecord<byte[], byte[]>> byPlace = letters.stream()
                .collect(Collectors.toMap(
                        letter -> ours(letter, "source.topic") + "/" + ours(letter, "source.partition") + "/"
                                + ours(letter, "source.offset"),
                        letter -> letter));
        assertThat(byPlace.keySet()).isEqualTo(bad.keySet());
        bad.forEach((place, kind) -> assertPutAside(kind, byPlace.get(place)));
    }

    private static void assertPutAside(Bad bad, ConsumerRecord<byte[], byte[]> letter) {
        boolean isErased = bad.code() == Code.ERASED;
        Message.Payload payload = bad.message().payload();
        List<Header> headers = isErased ? List.of() : payload.headers;
        List<Header> found = Arrays.asList(letter.headers().toArray());
        String timestamp = Long.toString(Math.max(0, payload.timestamp));

        assertThat(letter.key()).as(bad.kind()).isEqualTo(isErased ? null : payload.key);
        assertThat(letter.value()).as(bad.kind()).isEqualTo(isErased ? null : payload.value);
        assertThat(letter.timestamp()).as(bad.kind()).isEqualTo(Math.max(0, payload.timestamp));
        assertThat(found.subList(0, found.size() - REASONS.size()))
                .as(bad.kind())
                .isEqualTo(headers);
        assertThat(found.subList(headers.size(), found.size()))
                .as(bad.kind())
                .extracting(Header::key)
                .isEqualTo(REASONS);
        assertThat(ours(letter, "error.code"))
                .as(bad.kind())
                .isEqualTo(bad.code().name());
        assertThat(ours(letter, "error.field")).as(bad.kind()).isEqualTo(bad.field());
        assertThat(ours(letter, "error.message")).as(bad.kind()).contains(bad.mentions());
        assertThat(ours(letter, "source.timestamp")).as(bad.kind()).isEqualTo(timestamp);
    }

    private static String ours(ConsumerRecord<byte[], byte[]> letter, String name) {
        return new String(letter.headers().lastHeader(name).value(), UTF_8);
    }
}
