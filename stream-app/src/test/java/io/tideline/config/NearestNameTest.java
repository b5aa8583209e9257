package io.tideline.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NearestNameTest {
    private static final List<String> NAMES = List.of(
            "total", "customer_id", "occurred_at", "discount_code", "channel", "history.days", "--kpi-retention");

    @ParameterizedTest
    @CsvSource({
        "totl,total",
        "tottal,total",
        "toatl,total",
        "Customer-ID,customer_id",
        "customerId,customer_id",
        "ocurred_at,occurred_at",
        "discountcode,discount_code",
        "chanel,channel",
        "histroy.days,history.days",
        "--kpi-retetnion,--kpi-retention",
    })
    void aSlipIsRecognised(String typed, String meant) {
        assertThat(NearestName.to(typed, NAMES)).contains(meant);
    }

    @Test
    void anotherWordIsNotTakenForAnyName() {
        assertThat(NearestName.to("warehouse", NAMES)).isEmpty();
        assertThat(NearestName.to("", NAMES)).isEmpty();
    }
}
