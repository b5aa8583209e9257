package io.tideline.risk.evaluation;

import static org.assertj.core.api.Assertions.assertThat;

import io.tideline.risk.PublishedModels;
import io.tideline.risk.ReferenceCustomer;
import io.tideline.risk.assess.DiscountedValue;
import io.tideline.risk.purchase.BetaGeometricNbd;
import io.tideline.risk.purchase.BuyingHistory;
import io.tideline.risk.purchase.Crossings;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Every published value of every customer of the CDNOW sample. */
class ReferenceCustomersTest {
    private static final double TOLERANCE = 1e-8;
    private static final DiscountedValue ONE_YEAR = new DiscountedValue(4.345, 12, 0.01);

    @Test
    void fiftyCustomers() {
        assertThat(ReferenceCustomer.fifty()).hasSize(50).allSatisfy(ReferenceCustomersTest::assertCustomer);
    }

    @Test
    void allCustomers() {
        List<ReferenceCustomer> all = ReferenceCustomer.all();
        assertThat(all).hasSize(2357);
        all.forEach(ReferenceCustomersTest::assertCustomer);
    }

    private static void assertCustomer(ReferenceCustomer customer) {
        assertModel(customer, "bg", PublishedModels.BG);
        assertModel(customer, "mbg", PublishedModels.MBG);
        assertClose(customer, "gg_mean_spend", spend(customer));
    }

    private static void assertModel(ReferenceCustomer customer, String name, BetaGeometricNbd model) {
        BuyingHistory history = customer.history();
        assertClose(customer, name + "_palive", model.probabilityAlive(history));
        assertClose(customer, name + "_pbuy13w", model.probabilityOfOrderWithin(history, 13));
        assertClose(customer, name + "_pbuy39w", model.probabilityOfOrderWithin(history, 39));
        assertClose(customer, name + "_ex39w", model.expectedOrdersWithin(history, 39));
        assertClose(customer, name + "_ex52w", model.expectedOrdersWithin(history, 52));
        assertClose(customer, name + "_gap_weeks_to_palive_0.5", new Crossings(model).gapToAlive(history, 0.5));
        assertClose(customer, name + "_clv12m_1pct", ONE_YEAR.of(model, history, spend(customer)));
    }

    private static double spend(ReferenceCustomer customer) {
        return PublishedModels.GAMMA_GAMMA
                .expectedSpend(customer.repeats(), customer.number("mean_repeat_spend"))
                .orElseThrow();
    }

    private static void assertClose(ReferenceCustomer customer, String column, double actual) {
        double expected = customer.number(column);
        assertThat(actual == expected || Math.abs(actual - expected) <= TOLERANCE * Math.max(1e-3, Math.abs(expected)))
                .as("%s of %s: expected %s, was %s", column, customer.fields().get("id"), expected, actual)
                .isTrue();
    }
}
