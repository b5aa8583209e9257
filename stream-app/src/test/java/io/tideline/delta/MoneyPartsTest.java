package io.tideline.delta;

import static org.assertj.core.api.Assertions.assertThat;

import io.tideline.event.Money;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MoneyPartsTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "0",
                "0.0001",
                "-0.0001",
                "99999.9999",
                "100000",
                "-100000.0001",
                "922337203685477.5807",
                "-922337203685477.5808",
                "922337203685477.5808",
                "999999999999999.9999"
            })
    void anAmount_comesBack(String amount) {
        long[] parts = new long[2];
        MoneyParts.add((day, measure, part) -> parts[measure] += part, 0, 0, Money.of(amount));
        assertThat(MoneyParts.sum(parts[0], parts[1])).isEqualTo(Money.of(amount));
    }

    @Test
    void sumsOfManyAmounts_areExact_alsoWhereOneLongWouldOverflow() {
        Random random = new Random(5);
        long[] parts = new long[2];
        BigDecimal exact = BigDecimal.ZERO;
        for (int i = 0; i < 10_000; i++) {
            Money amount = new Money(new BigDecimal(new BigInteger(64, random), Money.SCALE));
            Money signed = random.nextInt(4) == 0 ? Money.ZERO.minus(amount) : amount;
            MoneyParts.add((day, measure, part) -> parts[measure] += part, 0, 0, signed);
            exact = exact.add(signed.amount());
            assertThat(MoneyParts.sum(parts[0], parts[1]).amount())
                    .as("after %s amounts of seed 5", i + 1)
                    .isEqualByComparingTo(exact);
        }
        assertThat(exact.unscaledValue().bitLength()).isGreaterThan(Long.SIZE);
    }
}
