package io.tideline.storage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tideline.event.Adjustment;
import io.tideline.event.CustomerEvent;
import io.tideline.event.Money;
import io.tideline.event.Orders;
import io.tideline.event.Purchase;
import io.tideline.event.Signup;
import io.tideline.ledger.Ledger;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class LedgerCodecTest {
    private static final String CUSTOMER = "c-1";

    @Test
    void versionOne_isReadForEver() throws IOException {
        assertThat(LedgerCodec.decode(CUSTOMER, bytes("ledger-v1.hex"))).isEqualTo(golden(0));
    }

    @Test
    void versionTwo_isReadForEver() throws IOException {
        assertThat(LedgerCodec.decode(CUSTOMER, bytes("ledger-v2.hex"))).isEqualTo(golden(300));
    }

    @Test
    void versionTwo_isWhatIsWritten() throws IOException {
        assertThat(HexFormat.of().formatHex(LedgerCodec.encode(golden(300))))
                .isEqualTo(HexFormat.of().formatHex(bytes("ledger-v2.hex")));
    }

    @Test
    void ordersOfRevisionZero_takeTheBytesOfVersionOne() throws IOException {
        byte[] expected = bytes("ledger-v1.hex");
        expected[0] = 2;
        assertThat(LedgerCodec.encode(golden(0))).isEqualTo(expected);
    }

    @Test
    void revisionInVersionOne_isCorrupt() throws IOException {
        byte[] bytes = bytes("ledger-v2.hex");
        bytes[0] = 1;
        assertThatThrownBy(() -> LedgerCodec.decode(CUSTOMER, bytes))
                .isInstanceOf(CorruptBytesException.class)
                .hasMessage("the flags must be within 63, were 126");
    }

    @Test
    void ordersOfVersionOne_areGoneOnWithInVersionTwo() throws IOException {
        Ledger stored = LedgerCodec.decode(CUSTOMER, bytes("ledger-v1.hex"));
        Purchase edited =
                Orders.order("o-9").at("2026-03-01T12:00:00Z").revision(1).build();
        Ledger longer = stored.with(edited).ledger();
        assertThat(longer.orders()).isInstanceOf(ContinuedOrders.class);
        Ledger again = LedgerCodec.decode("c1", LedgerCodec.encode(longer));
        assertThat(again.order("o-9")).contains(edited);
        assertThat(again.orders()).extracting(Purchase::revision).containsExactly(0L, 0L, 1L);
    }

    @Test
    void emptyLedger_takesThreeBytes() {
        assertThat(LedgerCodec.encode(Ledger.EMPTY)).containsExactly(2, 0, 0);
        assertThat(LedgerCodec.decode(CUSTOMER, LedgerCodec.encode(Ledger.EMPTY)))
                .isEqualTo(Ledger.EMPTY);
    }

    @Test
    void secondOrderOfACustomer_takesLittleMoreThanItsTwoIds() {
        Ledger one = order(Ledger.EMPTY, "0c2f5a9e-1111-4222-8333-9dd0a1b2c3d4", 1_767_634_200_000L);
        Ledger two = order(one, "1c2f5a9e-1111-4222-8333-9dd0a1b2c3d4", 1_775_634_200_000L);
        assertThat(LedgerCodec.encode(two).length - LedgerCodec.encode(one).length)
                .isBetween(2 * 16, 2 * 16 + 20);
    }

    @Test
    void anyLedger_comesBackEqual() {
        int bytes = 0;
        for (long seed = 0; seed < 10_000; seed++) {
            RandomLedgers ledgers = new RandomLedgers(seed);
            Ledger ledger = ledgers.next();
            byte[] encoded = LedgerCodec.encode(ledger);
            bytes += encoded.length;
            assertThat(LedgerCodec.decode(ledgers.customerId(), encoded))
                    .as("seed %s", seed)
                    .isEqualTo(ledger);
        }
        assertThat(bytes).as("bytes of all ledgers").isGreaterThan(1_000_000);
    }

    @Test
    void addedToStoredOrders_isWrittenAsIfAllWereWritten() {
        int continued = 0;
        for (long seed = 0; seed < 3_000; seed++) {
            RandomLedgers ledgers = new RandomLedgers(seed);
            Ledger stored = LedgerCodec.decode(ledgers.customerId(), LedgerCodec.encode(ledgers.next()));
            for (int i = 0; i < 5; i++) {
                Ledger longer = ledgers.another(stored);
                continued += longer.orders() instanceof ContinuedOrders ? 1 : 0;
                byte[] bytes = LedgerCodec.encode(longer);
                Ledger inMemory = Ledger.restored(longer.signup(), List.copyOf(longer.orders()), longer.adjustments());
                assertThat(bytes).as("seed %s, step %s", seed, i).isEqualTo(LedgerCodec.encode(inMemory));
                stored = LedgerCodec.decode(ledgers.customerId(), bytes);
                assertThat(stored).as("seed %s, step %s", seed, i).isEqualTo(inMemory);
            }
        }
        assertThat(continued).as("orders written after the stored ones").isGreaterThan(1_000);
    }

    @Test
    void bytesCutShort_areCorrupt_wherever() throws IOException {
        byte[] whole = bytes("ledger-v2.hex");
        for (int length = 0; length < whole.length; length++) {
            byte[] cut = Arrays.copyOf(whole, length);
            assertThatThrownBy(() -> LedgerCodec.decode(CUSTOMER, cut))
                    .as("%s bytes of %s", length, whole.length)
                    .isInstanceOf(CorruptBytesException.class);
        }
    }

    @Test
    void bytesTooMany_areCorrupt() throws IOException {
        byte[] longer = Arrays.copyOf(bytes("ledger-v2.hex"), bytes("ledger-v2.hex").length + 1);
        assertThatThrownBy(() -> LedgerCodec.decode(CUSTOMER, longer))
                .isInstanceOf(CorruptBytesException.class)
                .hasMessageContaining("nothing may follow");
    }

    @Test
    void otherVersions_areNamed() {
        assertThatThrownBy(() -> LedgerCodec.decode(CUSTOMER, new byte[] {3, 0, 0}))
                .isInstanceOf(CorruptBytesException.class)
                .hasMessage("the version of a stored ledger must be 1 or 2, was 3");
    }

    @Test
    void announcedOrders_mustFitTheBytes() {
        byte[] twoBillion = HexFormat.of().parseHex("01" + "feffffff0f" + "00");
        assertThatThrownBy(() -> LedgerCodec.decode(CUSTOMER, twoBillion))
                .isInstanceOf(CorruptBytesException.class)
                .hasMessageContaining("the number of orders")
                .hasMessageContaining("2147483647");
    }

    @Test
    void damagedBytes_giveALedgerOrTheTypedException_andNothingElse() {
        int corrupt = 0;
        int read = 0;
        for (long seed = 0; seed < 3_000; seed++) {
            Random random = new Random(seed);
            RandomLedgers ledgers = new RandomLedgers(seed);
            byte[] bytes = LedgerCodec.encode(ledgers.next());
            for (int i = 0; i < 10; i++) {
                bytes[random.nextInt(bytes.length)] = (byte) random.nextInt();
                try {
                    assertThat(List.copyOf(LedgerCodec.decode(ledgers.customerId(), bytes)
                                    .orders()))
                            .isNotNull();
                    read++;
                } catch (CorruptBytesException expected) {
                    corrupt++;
                } catch (RuntimeException unexpected) {
                    throw new AssertionError("seed " + seed + ", damage " + i, unexpected);
                }
            }
        }
        assertThat(corrupt).isGreaterThan(1_000);
        assertThat(read).isGreaterThan(1_000);
    }

    /** One of each kind, with every branch of the grammar; never change it, or the golden bytes prove nothing. */
    private static Ledger golden(long revision) {
        return Ledger.restored(
                Optional.of(
                        new Signup("s-1", CUSTOMER, 1_767_434_400_000L, "WEB", "newsletter", CustomerEvent.UNKNOWN)),
                List.of(
                        new Purchase(
                                "0c2f5a9e-1111-4222-8333-9dd0a1b2c3d4",
                                "0C2F5A9E-1111-4222-8333-9DD0A1B2C3D4",
                                CUSTOMER,
                                1_767_634_200_000L,
                                0,
                                "WEB",
                                "EUR",
                                Money.of("49.90"),
                                Money.of("7.97"),
                                Money.ZERO,
                                "DE",
                                "Schuhe für 靴👟",
                                true,
                                false),
                        new Purchase(
                                "e-2",
                                "o-2",
                                CUSTOMER,
                                1_767_720_600_000L,
                                revision,
                                "STORE",
                                "EUR",
                                Money.of("999999999999999.9999"),
                                Money.of("-0.0001"),
                                Money.of("922337203685477580.8"),
                                "",
                                "Schuhe für 靴👟",
                                false,
                                true)),
                List.of(
                        new Adjustment(
                                "a-1",
                                "o-2",
                                CUSTOMER,
                                1_767_720_599_999L,
                                Adjustment.Kind.REFUNDED,
                                Money.of("10"),
                                "EUR"),
                        new Adjustment(
                                "a-2", "o-3", CUSTOMER, 1_767_720_700_000L, Adjustment.Kind.CANCELLED, Money.ALL, "")));
    }

    private static Ledger order(Ledger ledger, String id, long at) {
        Money total = Money.of("49.90");
        Money tax = Money.of("7.97");
        return ledger.with(new Purchase(
                        id, id, CUSTOMER, at, 0, "WEB", "EUR", total, tax, Money.ZERO, "DE", "shoes", false, false))
                .ledger();
    }

    private static byte[] bytes(String name) throws IOException {
        try (InputStream file = LedgerCodecTest.class.getResourceAsStream(name)) {
            String text = new String(file.readAllBytes(), StandardCharsets.US_ASCII);
            String digits =
                    text.lines().map(line -> line.replaceAll("#.*|\\s", "")).collect(Collectors.joining());
            return HexFormat.of().parseHex(digits);
        }
    }
}
