package io.tideline.stream;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.tideline.admission.Input;
import io.tideline.event.Adjustment;
import io.tideline.event.CustomerEvent;
import io.tideline.event.Money;
import io.tideline.event.RandomEvents;
import io.tideline.event.Sample;
import io.tideline.stream.message.SourceHeader;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.streams.test.TestRecord;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The pipeline with {@code input.rekey}: the same figures whatever the keys, and dead letters as they came. */
class RekeyTest {
    private static final Map<String, String> REKEY = Map.of("input.rekey", "true");

    @TempDir
    Path directory;

    @ParameterizedTest
    @ValueSource(longs = {1, 2})
    void anyKeys_giveTheRowsOfTheRightOnes(long seed) {
        List<CustomerEvent> events = RandomEvents.of(seed, 12, 300);
        Random random = new Random(seed);
        try (DrivenShop keyed = new DrivenShop(directory, Map.of());
                DrivenShop rekeyed = new DrivenShop(directory, REKEY)) {
            for (CustomerEvent event : events) {
                keyed.send(event);
                rekeyed.send(event, anyKey(random));
            }

            assertThat(keyed.rows()).isNotEmpty();
            assertThat(rekeyed.rows()).isEqualTo(keyed.rows());
            assertThat(Letters.codes(rekeyed.deadLetters())).isEqualTo(Letters.codes(keyed.deadLetters()));
        }
    }

    private static byte[] anyKey(Random random) {
        return switch (random.nextInt(4)) {
            case 0 -> null;
            case 1 -> new byte[0];
            case 2 -> "the same for many".getBytes(UTF_8);
            default -> new byte[] {(byte) random.nextInt(256), (byte) 0xff};
        };
    }

    @Test
    void withoutRekey_anotherKeyIsRefused() {
        try (DrivenShop shop = new DrivenShop(directory, Map.of())) {
            shop.send(Sample.order("c", "o", "2026-01-01T10:00:00Z"), "C".getBytes(UTF_8));

            assertThat(Letters.codes(shop.deadLetters())).containsExactly("KEY_MISMATCH");
            assertThat(Letters.header(shop.deadLetters().get(0), "error.message"))
                    .isEqualTo("the key must be the customer id \"c\", was \"C\"");
        }
    }

    @Test
    void refusedBeforeTheRepartition_isPutAsideAsItCame() {
        try (DrivenShop shop = new DrivenShop(directory, REKEY)) {
            var sent = shop.send(Input.SIGNUPS, null, new byte[] {7, 7}, headers());

            assertAsItCame(shop, sent, "NOT_WIRE_FORMAT", Input.SIGNUPS, 0);
        }
    }

    @Test
    void refusedBehindTheRepartition_isPutAsideAsItCame() {
        try (DrivenShop shop = new DrivenShop(directory, REKEY)) {
            shop.send(Sample.order("c", "o1", "2026-01-01T10:00:00Z"), null);
            CustomerEvent old = Sample.order("c", "o0", "2019-01-01T10:00:00Z");

            var sent = shop.send(Input.PURCHASES, new byte[] {1, -1}, shop.bytes(old), headers());

            assertAsItCame(shop, sent, "BEYOND_HORIZON", Input.PURCHASES, 1);
        }
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void adjustmentInAnotherCurrency_beforeOrAfterItsOrder_isPutAsideAsItCame(boolean before) {
        try (DrivenShop shop = new DrivenShop(directory, REKEY)) {
            CustomerEvent order = Sample.order("c", "o1", "2026-01-01T10:00:00Z");
            long at = Sample.millis("2026-01-02T10:00:00Z");
            CustomerEvent refund = new Adjustment("a", "o1", "c", at, Adjustment.Kind.REFUNDED, Money.of("1"), "USD");
            if (!before) {
                shop.send(order);
            }
            var sent = shop.send(Input.ADJUSTMENTS, "wrong".getBytes(UTF_8), shop.bytes(refund), headers());
            if (before) {
                assertThat(shop.deadLetters()).isEmpty();
                shop.send(order);
            }

            assertAsItCame(shop, sent, "CURRENCY_MISMATCH", Input.ADJUSTMENTS, 0);
            assertThat(shop.rows().get("month/all/2026-01-01").getOrders()).isEqualTo(1);
        }
    }

    /** Also one that is named as ours, and one without a value. */
    private static RecordHeaders headers() {
        RecordHeaders headers = new RecordHeaders();
        headers.add("trace", new byte[] {0, -1});
        headers.add(SourceHeader.NAME, new byte[] {9});
        headers.add("trace", null);
        headers.add("error.code", "theirs".getBytes(UTF_8));
        return headers;
    }

    private static void assertAsItCame(
            DrivenShop shop, TestRecord<byte[], byte[]> sent, String code, Input input, int offset) {
        assertThat(shop.deadLetters()).hasSize(1);
        TestRecord<byte[], byte[]> letter = shop.deadLetters().get(0);
        assertThat(Letters.asItCame(letter)).isEqualTo(Letters.asSent(sent));
        assertThat(Letters.header(letter, "error.code")).isEqualTo(code);
        assertThat(Letters.header(letter, "source.topic")).isEqualTo(shop.topic(input));
        assertThat(Letters.header(letter, "source.partition")).isEqualTo("0");
        assertThat(Letters.header(letter, "source.offset")).isEqualTo(Integer.toString(offset));
        assertThat(Letters.header(letter, "source.timestamp"))
                .isEqualTo(sent.timestamp().toString());
    }
}
