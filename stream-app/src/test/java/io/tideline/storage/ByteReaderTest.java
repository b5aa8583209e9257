package io.tideline.storage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tideline.event.Money;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.Random;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ByteReaderTest {
    private static final String UUID = "0123abcd-ef45-6789-abcd-0123456789ab";

    @ParameterizedTest
    @CsvSource({
        "0, 00",
        "127, 7f",
        "128, 8001",
        "300, ac02",
        "2147483647, ffffffff07",
        "9223372036854775807, ffffffffffffffff7f",
        "-1, ffffffffffffffffff01"
    })
    void varint(long value, String hex) {
        assertThat(written(out -> out.writeVarint(value))).isEqualTo(hex);
        assertThat(reader(hex).readVarint()).isEqualTo(value);
    }

    @ParameterizedTest
    @CsvSource({
        "0, 00",
        "-1, 01",
        "1, 02",
        "-64, 7f",
        "64, 8001",
        "9223372036854775807, feffffffffffffffff01",
        "-9223372036854775808, ffffffffffffffffff01"
    })
    void zigzag(long value, String hex) {
        assertThat(written(out -> out.writeZigzag(value))).isEqualTo(hex);
        assertThat(reader(hex).readZigzag()).isEqualTo(value);
    }

    @ParameterizedTest
    @ValueSource(strings = {"ffffffffffffffffff02", "ffffffffffffffffffff01", "80808080808080808080808080808000"})
    void numberBeyond64Bits_isCorrupt(String hex) {
        assertThatThrownBy(() -> reader(hex).readVarint())
                .isInstanceOf(CorruptBytesException.class)
                .hasMessageContaining("64 bits");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "0",
                "0.0001",
                "-0.0001",
                "49.90",
                "99999999999999.9999",
                "-99999999999999.9999",
                "922337203685477.5807",
                "-922337203685477.5808",
                "999999999999999.9999",
                "-123456789012345678901234567890.1234"
            })
    void money_ofAnySizeAndSign(String amount) {
        String hex = written(out -> out.writeMoney(Money.of(amount)));
        assertThat(reader(hex).readMoney()).isEqualTo(Money.of(amount));
    }

    @Test
    void anyMoney_comesBack() {
        Random random = new Random(3);
        for (int i = 0; i < 100_000; i++) {
            BigInteger units = new BigInteger(random.nextInt(100), random);
            Money money = new Money(new BigDecimal(random.nextBoolean() ? units : units.negate(), Money.SCALE));
            ByteWriter out = new ByteWriter(0);
            out.writeMoney(money);
            assertThat(new ByteReader(out.toBytes()).readMoney())
                    .as("draw %s of seed 3", i)
                    .isEqualTo(money);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "a", "ä", "靴", "👟", "a👟ä靴", "\uFFFF", "\u0000"})
    void wellFormedText_isItsUtf8(String text) {
        byte[] utf8 = text.getBytes(StandardCharsets.UTF_8);
        String hex = written(out -> out.writeText(text));
        assertThat(hex)
                .isEqualTo(HexFormat.of().toHexDigits((byte) utf8.length)
                        + HexFormat.of().formatHex(utf8));
        assertThat(reader(hex).readText()).isEqualTo(text);
    }

    @ParameterizedTest
    @ValueSource(strings = {"\uD83D", "\uDC5F\uD83D", "a\uD800b", "\uDFFF"})
    void loneSurrogates_areRefused(String text) {
        assertThatThrownBy(() -> written(out -> out.writeText(text)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("surrogate");
        assertThatThrownBy(() -> written(out -> out.writeId(text))).isInstanceOf(IllegalArgumentException.class);
    }

    @ParameterizedTest
    @CsvSource({
        "0180, must be UTF-8", // a character cannot begin in its middle
        "01ff, must be UTF-8",
        "01f8, must be UTF-8",
        "02c3, bytes left", // announces more than there is
        "01c3, must be UTF-8",
        "02c341, must be UTF-8",
        "02c080, must be UTF-8", // longer than needed
        "03e08080, must be UTF-8",
        "04f4908080, must be UTF-8", // beyond the last character
        "03eda080, must be UTF-8", // a surrogate
        "ffffffff07, bytes left"
    })
    void malformedText_isCorrupt(String hex, String reason) {
        assertThatThrownBy(() -> reader(hex).readText())
                .isInstanceOf(CorruptBytesException.class)
                .hasMessageContaining(reason);
    }

    @Test
    void uuid_takesSeventeenBytes() {
        assertThat(written(out -> out.writeId(UUID))).isEqualTo("00" + UUID.replace("-", ""));
        assertThat(reader("00" + UUID.replace("-", "")).readId()).isEqualTo(UUID);
    }

    /** Any other character at any place of a UUID makes it a text, and it comes back as it was. */
    @Test
    void uuidLookAlikes_areTexts() {
        for (int at = 0; at < UUID.length(); at++) {
            for (char c = 0; c < 0x180; c++) {
                String id = UUID.substring(0, at) + c + UUID.substring(at + 1);
                boolean isUuid = id.matches("[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}");
                ByteWriter out = new ByteWriter(0);
                out.writeId(id);
                byte[] bytes = out.toBytes();
                assertThat(bytes.length == 17)
                        .as("character %s at %s", (int) c, at)
                        .isEqualTo(isUuid);
                assertThat(new ByteReader(bytes).readId()).isEqualTo(id);
            }
        }
    }

    @Test
    void emptyId_andLongId() {
        assertThat(reader(written(out -> out.writeId(""))).readId()).isEmpty();
        String longest = "x".repeat(256);
        assertThat(reader(written(out -> out.writeId(longest))).readId()).isEqualTo(longest);
    }

    @Test
    void amountOfNoBytes_isCorrupt() {
        assertThatThrownBy(() -> reader("ffffffffffffffffff0100").readMoney())
                .isInstanceOf(CorruptBytesException.class)
                .hasMessageContaining("at least 1 byte");
    }

    @Test
    void wordNeverWritten_isCorrupt() {
        assertThatThrownBy(() -> new WordReader(reader("03")).read())
                .isInstanceOf(CorruptBytesException.class)
                .hasMessage("the number of a word must be below 0 at this point, was 0");
    }

    @Test
    void moreWordsThanAreNumbered_comeBack() {
        ByteWriter out = new ByteWriter(0);
        WordWriter words = new WordWriter(out);
        for (int i = 0; i < 300; i++) {
            words.write("word " + i % 150);
        }
        WordReader reader = new WordReader(new ByteReader(out.toBytes()));
        for (int i = 0; i < 300; i++) {
            assertThat(reader.read()).isEqualTo("word " + i % 150);
        }
    }

    private static String written(Consumer<ByteWriter> writes) {
        ByteWriter out = new ByteWriter(0);
        writes.accept(out);
        return HexFormat.of().formatHex(out.toBytes());
    }

    private static ByteReader reader(String hex) {
        return new ByteReader(HexFormat.of().parseHex(hex));
    }
}
