package io.tideline.schemas.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tideline.commerce.OrderCompleted;
import io.tideline.commerce.Product;
import io.tideline.schemas.Contract;
import io.tideline.schemas.SampleContracts;
import io.tideline.schemas.SampleRecords;
import io.tideline.schemas.SampleRecords.Fill;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.common.errors.SerializationException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class RecordRoundTripTest {

    private static final int RANDOM_RECORDS = 200;

    private final WireFixture wire = new WireFixture();

    @ParameterizedTest
    @MethodSource("io.tideline.schemas.SampleContracts#all")
    void extremeRecords_comeBackEqual(Contract contract) {
        for (Fill fill : List.of(Fill.LEAST, Fill.MOST)) {
            SpecificRecord record = SampleRecords.of(contract.type(), fill, 0);
            assertThat(wire.roundTrip(contract, record)).isEqualTo(record);
        }
    }

    @ParameterizedTest
    @MethodSource("io.tideline.schemas.SampleContracts#all")
    void randomRecords_comeBackEqual(Contract contract) {
        for (int seed = 0; seed < RANDOM_RECORDS; seed++) {
            SpecificRecord record = SampleRecords.of(contract.type(), Fill.RANDOM, seed);
            assertThat(wire.roundTrip(contract, record)).as("seed %d", seed).isEqualTo(record);
        }
    }

    @Test
    void goldenBytes_ofAnOrder() {
        byte[] bytes = wire.serializer().serialize(SampleContracts.PURCHASES.topic(), order());
        assertThat(HexFormat.of().formatHex(bytes))
                .isEqualTo("00" + "00000002" // magic byte, id of the schema
                        + "046531" + "046f31" + "046331" // eventId e1, orderId o1, customerId c1
                        + "9699a1b6a867" + "06" // occurredAt, revision 3
                        + "06574542" + "06455552" // channel WEB, currency EUR
                        + "00" + "00" // subtotal, discount: null
                        + "0206013880" // tax: given, 3 bytes, 80000 = 8.0000
                        + "00" // shipping: null
                        + "06079d38" // total: 3 bytes, 499000 = 49.9000
                        + "02" + "10535052494e473130" + "00" // coupons: one, SPRING10, end
                        + "02" // products: one
                        + "047031" + "00" + "00" + "020a73686f6573" // p1, no sku, no name, category shoes
                        + "06079d38" + "02" + "00" // price 49.9000, quantity 1, end
                        + "02044445" // country: given, DE
                        + "00" + "00"); // loyaltyMember: null; test: false
    }

    @Test
    void null_isNoBytes() {
        assertThat(wire.serializer().serialize("t", null)).isNull();
        assertThat(wire.deserializer(Map.of()).deserialize("t", null)).isNull();
    }

    @Test
    void amountWithTooManyDigits_isNotWritten_andSpoilsNothing() {
        OrderCompleted tooMuch = OrderCompleted.newBuilder(order())
                .setTotal(new BigDecimal("1000000000000000.0000"))
                .build();
        OrderCompleted tooFine = OrderCompleted.newBuilder(order())
                .setTotal(new BigDecimal("0.00001"))
                .build();
        String topic = SampleContracts.PURCHASES.topic();
        byte[] before = wire.serializer().serialize(topic, order());
        for (OrderCompleted wrong : List.of(tooMuch, tooFine)) {
            assertThatThrownBy(() -> wire.serializer().serialize(topic, wrong))
                    .isInstanceOf(SerializationException.class)
                    .hasMessageContaining("OrderCompleted");
            assertThat(wire.serializer().serialize(topic, order())).isEqualTo(before);
        }
    }

    private static OrderCompleted order() {
        return OrderCompleted.newBuilder()
                .setEventId("e1")
                .setOrderId("o1")
                .setCustomerId("c1")
                .setOccurredAt(Instant.parse("2026-03-31T10:15:30.123Z"))
                .setRevision(3)
                .setChannel("WEB")
                .setCurrency("EUR")
                .setTax(new BigDecimal("8.0000"))
                .setTotal(new BigDecimal("49.9000"))
                .setCoupons(List.of("SPRING10"))
                .setProducts(List.of(Product.newBuilder()
                        .setProductId("p1")
                        .setCategory("shoes")
                        .setPrice(new BigDecimal("49.9000"))
                        .setQuantity(1)
                        .build()))
                .setCountry("DE")
                .build();
    }
}
