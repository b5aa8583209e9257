package io.tideline.event;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class Utf8OrderTest {

    @ParameterizedTest
    @CsvSource({
        "'', a, -1",
        "a, a, 0",
        "a, ab, -1",
        "b, ab, 1",
        "Z, a, -1",
        "z, ä, -1",
        "ä, 靴, -1",
        "\uFF5E, \uD83D\uDC5F, -1", // String.compareTo says the opposite
        "x\uE000, x\uD800\uDC00, -1",
        "\uD83D\uDC5F, \uD83D\uDC60, -1",
    })
    void comparesByBytes(String left, String right, int sign) {
        assertThat(Integer.signum(Utf8Order.BY_BYTES.compare(left, right))).isEqualTo(sign);
        assertThat(Integer.signum(Utf8Order.BY_BYTES.compare(right, left))).isEqualTo(-sign);
    }

    @Test
    void anyTwoStrings_compareLikeTheirBytes() {
        Random random = new Random(11);
        for (int i = 0; i < 200_000; i++) {
            String left = text(random);
            String right = random.nextInt(3) == 0 ? left + text(random) : text(random);
            int expected = Arrays.compareUnsigned(
                    left.getBytes(StandardCharsets.UTF_8), right.getBytes(StandardCharsets.UTF_8));
            assertThat(Integer.signum(Utf8Order.BY_BYTES.compare(left, right)))
                    .as("%s and %s, draw %s of seed 11", left, right, i)
                    .isEqualTo(Integer.signum(expected));
        }
    }

    /** Up to four characters from the borders of one, two, three and four bytes. */
    private static String text(Random random) {
        int[] borders = {'a', 'b', 0x7F, 0x80, 0x7FF, 0x800, 0xD7FF, 0xE000, 0xFFFF, 0x10000, 0x10FFFF};
        StringBuilder text = new StringBuilder();
        for (int i = random.nextInt(5); i > 0; i--) {
            text.appendCodePoint(borders[random.nextInt(borders.length)]);
        }
        return text.toString();
    }
}
