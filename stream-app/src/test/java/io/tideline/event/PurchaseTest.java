package io.tideline.event;

import static io.tideline.event.Orders.order;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PurchaseTest {

    @ParameterizedTest
    @CsvSource({"49.90, 7.97, 4.95, 36.98", "10, 0, 0, 10", "10, 10, 0, 0", "10, 6, 6, 0", "0, 0, 0, 0"})
    void merchandise_isTotalWithoutTaxAndShipping_atLeastZero(
            String total, String tax, String shipping, String merchandise) {
        Purchase order = order("o1").total(total).tax(tax).shipping(shipping).build();
        assertThat(order.merchandise()).isEqualTo(Money.of(merchandise));
    }

    /** Each counts before all that follow it, although every later field argues the other way. */
    @Test
    void precedence_isRevisionThenTimeThenTotalThenEventIdThenContent() {
        List<Purchase> inOrder = List.of(
                order("o")
                        .revision(Long.MAX_VALUE)
                        .at("2026-03-03T00:00:00Z")
                        .total("99")
                        .toldBy("z")
                        .build(),
                order("o")
                        .revision(1)
                        .at("2026-03-02T00:00:00Z")
                        .total("99")
                        .toldBy("z")
                        .build(),
                order("o").at("2026-03-01T00:00:00Z").total("99").toldBy("z").build(),
                order("o").total("1").toldBy("z").channel("Z").build(),
                order("o").total("2").toldBy("a").channel("Z").build(),
                order("o").total("2").toldBy("b").channel("A").currency("Z").build(),
                order("o")
                        .total("2")
                        .toldBy("b")
                        .channel("B")
                        .currency("A")
                        .discounted()
                        .build(),
                order("o")
                        .total("2")
                        .toldBy("b")
                        .channel("B")
                        .currency("B")
                        .tax("9")
                        .build(),
                order("o")
                        .total("2")
                        .toldBy("b")
                        .channel("B")
                        .currency("B")
                        .discounted()
                        .tax("1")
                        .shipping("9")
                        .build(),
                order("o")
                        .total("2")
                        .toldBy("b")
                        .channel("B")
                        .currency("B")
                        .discounted()
                        .tax("2")
                        .shipping("1")
                        .category("Z")
                        .build(),
                order("o")
                        .total("2")
                        .toldBy("b")
                        .channel("B")
                        .currency("B")
                        .discounted()
                        .tax("2")
                        .shipping("2")
                        .category("A")
                        .country("Z")
                        .build(),
                order("o")
                        .total("2")
                        .toldBy("b")
                        .channel("B")
                        .currency("B")
                        .discounted()
                        .tax("2")
                        .shipping("2")
                        .category("B")
                        .country("A")
                        .test()
                        .build(),
                order("o")
                        .total("2")
                        .toldBy("b")
                        .channel("B")
                        .currency("B")
                        .discounted()
                        .tax("2")
                        .shipping("2")
                        .category("B")
                        .country("B")
                        .build(),
                order("o")
                        .total("2")
                        .toldBy("b")
                        .channel("B")
                        .currency("B")
                        .discounted()
                        .tax("2")
                        .shipping("2")
                        .category("B")
                        .country("B")
                        .test()
                        .build());
        for (int i = 0; i < inOrder.size(); i++) {
            for (int j = 0; j < inOrder.size(); j++) {
                assertThat(Integer.signum(Purchase.PRECEDENCE.compare(inOrder.get(i), inOrder.get(j))))
                        .as("%s and %s", inOrder.get(i), inOrder.get(j))
                        .isEqualTo(Integer.compare(i, j));
            }
        }
    }

    @Test
    void ordersOfOneInstant_areInTheOrderOfTheirIds() {
        assertThat(Purchase.IN_TIME.compare(order("o1").build(), order("o2").build()))
                .isNegative();
        assertThat(Purchase.IN_TIME.compare(
                        order("o9").at("2026-03-01T00:00:00Z").build(),
                        order("o1").build()))
                .isNegative();
    }
}
