package io.tideline.app.ingest.row;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NearestNameTest {
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
    })
    void aSlipIsRecognised(String typed, String meant) {
        assertThat(NearestName.of(typed, Column.labels())).contains(meant);
    }

    @Test
    void anotherWordIsNotTakenForAnyName() {
        assertThat(NearestName.of("warehouse", Column.labels())).isEmpty();
        assertThat(NearestName.of("", Column.labels())).isEmpty();
    }
}
