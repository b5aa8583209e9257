package io.tideline.app.ingest.row;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class AmountTest {
    @ParameterizedTest
    @CsvSource({
        "49.90,                    49.9000,               49.9",
        "49.9,                     49.9000,               49.9",
        "+49.90,                   49.9000,               49.9",
        "0049.900000,              49.9000,               49.9",
        "100,                      100.0000,              100",
        "0,                        0.0000,                0",
        "-0.00,                    0.0000,                0",
        "-10.5,                    -10.5000,              -10.5",
        "0.0001,                   0.0001,                0.0001",
        "999999999999999.9999,     999999999999999.9999,  999999999999999.9999",
        "100000000000000,          100000000000000.0000,  100000000000000",
    })
    void isAPlainDecimalOfFourPlaces(String text, BigDecimal amount, String normalised) {
        assertThat(Amount.parse(text)).contains(amount);
        assertThat(Amount.normalised(amount)).isEqualTo(normalised);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "-",
                ".5",
                "5.",
                "1e2",
                "1E+2",
                "1,234.50",
                "49,90",
                "49.90 EUR",
                "$49.90",
                "NaN",
                "0x10",
                "1.2.3",
                "--1",
                "0.00001",
                "1000000000000000",
                "\u0661\u0662",
                "00000000000000000000000000000000000000000000000000000000000000001",
            })
    void anythingElseIsNoAmount(String text) {
        assertThat(Amount.parse(text)).isEmpty();
    }
}
