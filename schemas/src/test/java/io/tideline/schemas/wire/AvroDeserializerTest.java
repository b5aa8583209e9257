package io.tideline.schemas.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tideline.commerce.AdjustmentKind;
import io.tideline.commerce.OrderAdjusted;
import io.tideline.commerce.OrderCompleted;
import io.tideline.retention.ChurnRisk;
import io.tideline.schemas.SampleContracts;
import io.tideline.schemas.SampleRecords;
import io.tideline.schemas.SampleRecords.Fill;
import io.tideline.schemas.registry.InMemorySchemaRegistry;
import io.tideline.schemas.wire.AvroDecodeException.Fault;
import java.math.BigDecimal;
import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.UnaryOperator;
import org.apache.avro.Schema;
import org.apache.avro.generic.GenericRecord;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class AvroDeserializerTest {

    private static final String TOPIC = SampleContracts.ADJUSTMENTS.topic();
    private static final OrderAdjusted REFUND = OrderAdjusted.newBuilder()
            .setEventId("r1")
            .setOrderId("o1")
            .setCustomerId("c1")
            .setOccurredAt(Instant.parse("2026-01-20T09:00:00Z"))
            .setKind(AdjustmentKind.REFUNDED)
            .setAmount(new BigDecimal("10.0000"))
            .setCurrency("EUR")
            .build();

    private final WireFixture wire = new WireFixture();

    @ParameterizedTest
    @CsvSource({
        "'', TOO_SHORT",
        "00, TOO_SHORT",
        "00000000, TOO_SHORT",
        "01, WRONG_MAGIC_BYTE",
        "7b226964223a317d, WRONG_MAGIC_BYTE",
        "0000003039, UNKNOWN_SCHEMA_ID",
        "0000003039ffff, UNKNOWN_SCHEMA_ID",
        "00ffffffff00, UNKNOWN_SCHEMA_ID",
        "0000000003, UNDECODABLE_BODY",
        "0000000003ffffffffffffffffffff01, UNDECODABLE_BODY",
    })
    void brokenBytes_haveTheirFault(String hex, Fault fault) {
        assertFault(fault, () -> wire.deserializer()
                .deserialize(TOPIC, HexFormat.of().parseHex(hex)));
    }

    @Test
    void everyCutOfARecord_isUndecodable_andTheNextRecordReadsWell() {
        byte[] whole = wire.write(SampleContracts.ADJUSTMENTS, REFUND);
        for (int length = WireFormat.PREFIX_BYTES; length < whole.length; length++) {
            byte[] cut = Arrays.copyOf(whole, length);
            assertFault(Fault.UNDECODABLE_BODY, () -> wire.deserializer().deserialize(TOPIC, cut));
            assertThat(wire.deserializer().deserialize(TOPIC, whole)).isEqualTo(REFUND);
        }
    }

    @Test
    void oneByteMore_isTrailing() {
        byte[] whole = wire.write(SampleContracts.ADJUSTMENTS, REFUND);
        assertFault(Fault.TRAILING_BYTES, () -> wire.deserializer()
                .deserialize(TOPIC, Arrays.copyOf(whole, whole.length + 1)));
    }

    @Test
    void headerForm_isRead_andWinsOverThePrefix() {
        byte[] prefixed = wire.write(SampleContracts.ADJUSTMENTS, REFUND);
        byte[] bare = Arrays.copyOfRange(prefixed, WireFormat.PREFIX_BYTES, prefixed.length);
        UUID guid = InMemorySchemaRegistry.guidOf(SampleContracts.ADJUSTMENTS.schema());
        assertThat(wire.deserializer().deserialize(TOPIC, idHeader(guid), bare)).isEqualTo(REFUND);
        assertFault(Fault.UNDECODABLE_BODY, () -> wire.deserializer()
                .deserialize(TOPIC, idHeader(guid), new byte[] {1, 2, 3}));
        assertFault(
                Fault.UNKNOWN_SCHEMA_ID, () -> wire.deserializer().deserialize(TOPIC, idHeader(new UUID(1, 2)), bare));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "01", "00112233445566778899aabbccddeeff00", "01112233445566778899aabbccddeeff0000"})
    void malformedIdHeader_isAFault(String hex) {
        Headers headers =
                new RecordHeaders().add("__value_schema_id", HexFormat.of().parseHex(hex));
        byte[] value = wire.write(SampleContracts.ADJUSTMENTS, REFUND);
        assertFault(Fault.MALFORMED_HEADER, () -> wire.deserializer().deserialize(TOPIC, headers, value));
    }

    @Test
    void keyIdHeader_saysNothingAboutTheValue() {
        Headers headers = new RecordHeaders().add("__key_schema_id", new byte[] {9});
        byte[] value = wire.write(SampleContracts.ADJUSTMENTS, REFUND);
        assertThat(wire.deserializer().deserialize(TOPIC, headers, value)).isEqualTo(REFUND);
    }

    @Test
    void laterWriter_withMoreFieldsAndSymbols_isRead() {
        Schema later = changed(text -> text.replace("\"REFUNDED\",", "\"REFUNDED\",\"EXCHANGED\",")
                .replace(
                        "{\"name\":\"orderId\"",
                        "{\"name\":\"notes\",\"type\":{\"type\":\"map\",\"values\":{\"type\":\"array\",\"items\":\"string\"}},"
                                + "\"default\":{}},{\"name\":\"orderId\""));
        GenericRecord written = GenericRecords.of(later, REFUND);
        written.put("notes", Map.of("a", List.of("b", "c")));
        assertThat(read(later, written)).isEqualTo(REFUND);
        written.put("kind", GenericRecords.symbol(later, "kind", "EXCHANGED"));
        assertThat(((OrderAdjusted) read(later, written)).getKind()).isEqualTo(AdjustmentKind.UNKNOWN);
    }

    @Test
    void earlierWriter_withoutOptionalFields_getsDefaults_eachRecordItsOwn() {
        Schema current = SampleContracts.PURCHASES.schema();
        Schema earlier = GenericRecords.without(current, "revision", "coupons", "products", "test", "channel", "tax");
        OrderCompleted order = (OrderCompleted) SampleRecords.of(OrderCompleted.class, Fill.MOST, 0);
        OrderCompleted first = (OrderCompleted) read(earlier, GenericRecords.of(earlier, order));
        assertThat(first.getRevision()).isZero();
        assertThat(first.getChannel()).isEqualTo("unknown");
        assertThat(first.getTax()).isNull();
        assertThat(first.getTest()).isFalse();
        first.getCoupons().add("changed");
        OrderCompleted second = (OrderCompleted) read(earlier, GenericRecords.of(earlier, order));
        assertThat(second.getCoupons()).isEmpty();
    }

    @Test
    void writerWithoutARequiredField_isIncompatible() {
        Schema other = GenericRecords.without(SampleContracts.ADJUSTMENTS.schema(), "orderId");
        assertFault(Fault.INCOMPATIBLE_SCHEMA, () -> read(other, GenericRecords.of(other, REFUND)));
    }

    @ParameterizedTest
    @CsvSource({
        "'\"scale\":4', '\"scale\":2'",
        "timestamp-millis, timestamp-micros",
        "'\"logicalType\":\"timestamp-millis\"', '\"unit\":\"ms\"'",
    })
    void writerThatMeansAnotherNumber_isIncompatible(String from, String to) {
        Schema other = changed(text -> text.replace(from, to));
        assertThatThrownBy(() -> read(other, GenericRecords.of(other, REFUND)))
                .isInstanceOfSatisfying(
                        AvroDecodeException.class, e -> assertThat(e.fault()).isEqualTo(Fault.INCOMPATIBLE_SCHEMA))
                .hasMessageContaining("LOGICAL_TYPE_MISMATCH");
    }

    @Test
    void writerCompatibleInPart_isReadWhereItCanBe() {
        Schema nullable = changed(text -> text.replace(
                "{\"name\":\"orderId\",\"type\":\"string\"", "{\"name\":\"orderId\",\"type\":[\"null\",\"string\"]"));
        GenericRecord written = GenericRecords.of(nullable, REFUND);
        assertThat(read(nullable, written)).isEqualTo(REFUND);
        written.put("orderId", null);
        assertFault(Fault.INCOMPATIBLE_SCHEMA, () -> read(nullable, written));
    }

    @Test
    void amountWithTooManyDigits_isUndecodable() {
        Schema wider = changed(text -> text.replace("\"precision\":19", "\"precision\":38"));
        OrderAdjusted large = OrderAdjusted.newBuilder(REFUND)
                .setAmount(new BigDecimal("9999999999999999.0000"))
                .build();
        assertFault(Fault.UNDECODABLE_BODY, () -> read(wider, GenericRecords.of(wider, large)));
        assertThat(read(wider, GenericRecords.of(wider, REFUND))).isEqualTo(REFUND);
    }

    @Test
    void expectedType_refusesEveryOtherRecord() {
        AvroDeserializer<Object> strict = wire.deserializer(
                Map.of("specific.avro.reader", true, "specific.avro.value.type", OrderAdjusted.class.getName()));
        byte[] risk = wire.write(SampleContracts.CHURN_RISK, SampleRecords.of(ChurnRisk.class, Fill.MOST, 0));
        assertThat(strict.deserialize(TOPIC, wire.write(SampleContracts.ADJUSTMENTS, REFUND)))
                .isEqualTo(REFUND);
        assertFault(Fault.INCOMPATIBLE_SCHEMA, () -> strict.deserialize(TOPIC, risk));
    }

    @Test
    void recordWithoutAClass_isIncompatible_butReadAsGeneric() {
        Schema foreign = changed(text -> text.replace("io.tideline.commerce", "com.example.shop"));
        byte[] bytes = wire.writeAs(foreign, GenericRecords.of(foreign, REFUND));
        assertFault(Fault.INCOMPATIBLE_SCHEMA, () -> wire.deserializer().deserialize(TOPIC, bytes));
        Object generic = wire.deserializer(Map.of()).deserialize(TOPIC, bytes);
        assertThat(((GenericRecord) generic).get("orderId")).hasToString("o1");
    }

    @Test
    void failureText_holdsNothingOfTheRecord() {
        byte[] bytes = wire.write(
                SampleContracts.ADJUSTMENTS,
                OrderAdjusted.newBuilder(REFUND).setCustomerId("secret-person").build());
        assertThatThrownBy(() -> wire.deserializer().deserialize(TOPIC, Arrays.copyOf(bytes, bytes.length - 2)))
                .hasMessageNotContaining("secret-person")
                .hasMessageEndingWith(".");
    }

    private Schema changed(UnaryOperator<String> change) {
        String text = SampleContracts.ADJUSTMENTS.schema().toString();
        String result = change.apply(text);
        assertThat(result).isNotEqualTo(text);
        return new Schema.Parser().parse(result);
    }

    private Object read(Schema writer, GenericRecord record) {
        return wire.deserializer().deserialize(TOPIC, wire.writeAs(writer, record));
    }

    private static Headers idHeader(UUID guid) {
        ByteBuffer value = ByteBuffer.allocate(WireFormat.HEADER_BYTES)
                .put(WireFormat.HEADER_MAGIC)
                .putLong(guid.getMostSignificantBits())
                .putLong(guid.getLeastSignificantBits());
        return new RecordHeaders().add("__value_schema_id", value.array());
    }

    private static void assertFault(Fault fault, ThrowingCallable call) {
        assertThatThrownBy(call).isInstanceOfSatisfying(AvroDecodeException.class, e -> assertThat(e.fault())
                .isEqualTo(fault));
    }
}
