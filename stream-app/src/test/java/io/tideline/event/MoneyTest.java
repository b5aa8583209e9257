package io.tideline.event;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MoneyTest {

    @ParameterizedTest
    @CsvSource({
        "0, 0.0000",
        "49.9, 49.9000",
        "49.90000, 49.9000",
        "-0.0001, -0.0001",
        "1E+6, 1000000.0000",
        "999999999999999.9999, 999999999999999.9999"
    })
    void writtenInPlainDecimals_withFourOfThem(String text, String plain) {
        assertThat(Money.of(text)).hasToString(plain);
    }

    @Test
    void sameAmount_isEqualHoweverItWasSpelled() {
        assertThat(Money.of("5")).isEqualTo(Money.of("5.00")).isEqualTo(Money.of(50_000));
        assertThat(Money.of("5").hashCode()).isEqualTo(Money.of("5.0000").hashCode());
    }

    @Test
    void fifthDecimal_isRefused_neverRounded() {
        assertThatThrownBy(() -> Money.of("0.00005")).isInstanceOf(ArithmeticException.class);
    }

    @Test
    void otherScale_isRefused() {
        assertThatThrownBy(() -> new Money(new BigDecimal("1.5")))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("an amount must have 4 decimals, was 1.5");
    }

    @ParameterizedTest
    @CsvSource({
        // amount, rate, amount at that rate: half to even
        "1, 0.00005, 0",
        "3, 0.00005, 0.0002",
        "5, 0.00005, 0.0002",
        "7, 0.00005, 0.0004",
        "-1, 0.00005, 0",
        "-3, 0.00005, -0.0002",
        "1.0001, 0.5, 0.5000",
        "1.0003, 0.5, 0.5002",
        "10, 0.92, 9.2",
        "0.0001, 0.51, 0.0001",
        "0.0001, 0.5, 0",
        "999999999999999.9999, 1000, 999999999999999999.9"
    })
    void atARate_roundsHalfToEven(String amount, BigDecimal rate, String converted) {
        assertThat(Money.of(amount).at(rate)).isEqualTo(Money.of(converted));
    }

    @ParameterizedTest
    @CsvSource({
        // amount, part, whole, share: half to even
        "100, 59.5, 119, 50",
        "1, 1, 3, 0.3333",
        "1, 2, 3, 0.6667",
        "0.0001, 1, 2, 0",
        "0.0003, 1, 2, 0.0002",
        "0.0005, 1, 2, 0.0002",
        "7, 0, 3, 0",
        "7, 3, 3, 7",
        "1999999999999999.9998, 999999999999999.9998, 999999999999999.9999, 1999999999999999.9996"
    })
    void proRata_roundsHalfToEven_atAnySize(String amount, String part, String whole, String share) {
        assertThat(Money.of(amount).proRata(Money.of(part), Money.of(whole))).isEqualTo(Money.of(share));
    }

    @ParameterizedTest
    @CsvSource({"1, 2, 1", "2, 1, 1", "-1, 0, -1", "0, 0, 0"})
    void smallerOfTwo(String a, String b, String smaller) {
        assertThat(Money.of(a).min(Money.of(b))).isEqualTo(Money.of(smaller));
    }

    @ParameterizedTest
    @CsvSource({"0.0001, true, false, 0.0001", "0, false, true, 0", "-0.0001, false, false, 0"})
    void signs(String amount, boolean positive, boolean zero, String atLeastZero) {
        assertThat(Money.of(amount).isPositive()).isEqualTo(positive);
        assertThat(Money.of(amount).isZero()).isEqualTo(zero);
        assertThat(Money.of(amount).orZeroIfNegative()).isEqualTo(Money.of(atLeastZero));
    }

    @Test
    void sums_areExact_atAnySize() {
        Money large = Money.of("922337203685477.5807");
        assertThat(large.plus(large).minus(large)).isEqualTo(large);
        assertThat(large.plus(large)).hasToString("1844674407370955.1614");
    }

    @Test
    void all_isMoreThanAnyOrderCanHold() {
        assertThat(Money.ALL).isGreaterThan(Money.of("999999999999999.9999"));
    }
}
