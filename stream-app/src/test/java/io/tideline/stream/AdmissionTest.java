package io.tideline.stream;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.tideline.admission.Input;
import io.tideline.admission.RejectedException;
import io.tideline.admission.Rejection;
import io.tideline.admission.Rejection.Code;
import io.tideline.admission.SourceRecord;
import io.tideline.commerce.CustomerSignedUp;
import io.tideline.commerce.OrderCompleted;
import io.tideline.commerce.Product;
import io.tideline.config.Settings;
import io.tideline.config.kafka.AvroSerdes;
import io.tideline.event.CustomerEvent;
import io.tideline.event.Money;
import io.tideline.event.Purchase;
import io.tideline.event.Signup;
import io.tideline.schemas.registry.InMemorySchemaRegistry;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.common.serialization.Serializer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The rules of admission to the millisecond and to the letter, with the wall clock standing. */
class AdmissionTest {
    private static final Instant WALL = Instant.parse("2026-06-01T12:00:00Z");

    private final String scope = UUID.randomUUID().toString();
    private final Settings settings =
            Settings.of(Map.of("schema.registry.url", "mock://" + scope, "auto.register.schemas", "true"));
    private final Serializer<SpecificRecord> serializer = new AvroSerdes(settings).serializer();
    private Admission admission;

    @BeforeEach
    void open() {
        admission = Admission.of(settings);
    }

    @AfterEach
    void close() {
        admission.close();
        InMemorySchemaRegistry.dropScope(scope);
    }

    @ParameterizedTest
    @CsvSource({
        "1990-01-01T00:00:00Z, TIME_TOO_EARLY",
        "1990-01-01T00:00:00.001Z, ",
        "2026-06-01T12:00:00Z, ",
        "2026-06-01T12:05:00Z, ",
        "2026-06-01T12:05:00.001Z, TIME_IN_FUTURE",
        "2026-06-01T12:06:00Z, TIME_IN_FUTURE",
    })
    void occurredAt_isBounded(String at, Code code) throws RejectedException {
        OrderCompleted order = order();
        order.setOccurredAt(Instant.parse(at));

        assertJudged(order, code, "occurredAt", at);
    }

    @Test
    void everyInput_makesAnEventOfItsRecord_andRefusesABlankId() throws RejectedException {
        List<CustomerEvent> events = ContractRecords.oneOfEach("2026-05-01T12:00:00Z");

        assertThat(events.stream().map(ContractRecords::inputOf)).containsExactlyInAnyOrder(Input.values());
        for (CustomerEvent event : events) {
            SpecificRecord record = ContractRecords.of(event);
            assertThat(admit(record)).isEqualTo(event);
            record.put(record.getSchema().getField("eventId").pos(), " ");
            assertThat(rejection(record).code()).isEqualTo(Code.BLANK_ID);
        }
    }

    @Test
    void aSkewIsNamedInTheMessage() {
        OrderCompleted order = order();
        order.setOccurredAt(Instant.parse("2026-06-01T12:06:00Z"));

        assertThat(rejection(order).message())
                .isEqualTo("occurredAt must be at most PT5M ahead of the wall clock, which said 2026-06-01T12:00:00Z,"
                        + " was 2026-06-01T12:06:00Z");
    }

    @ParameterizedTest
    @CsvSource({"0.0000, ", "-0.0001, NEGATIVE_AMOUNT", "999999999999999.9999, "})
    void total_isNotNegative(BigDecimal total, Code code) throws RejectedException {
        OrderCompleted order = order();
        order.setTotal(total);

        assertJudged(order, code, "total", total.toPlainString());
    }

    @ParameterizedTest
    @CsvSource({"0, ", "-1, NEGATIVE_REVISION", "9223372036854775807, "})
    void revision_isNotNegative(long revision, Code code) throws RejectedException {
        OrderCompleted order = order();
        order.setRevision(revision);

        assertJudged(order, code, "revision", Long.toString(revision));
    }

    @Test
    void revision_reachesTheOrder() throws RejectedException {
        OrderCompleted order = order();
        order.setRevision(7);

        assertThat(((Purchase) admit(order)).revision()).isEqualTo(7);
    }

    @ParameterizedTest
    @CsvSource({"EUR, ", "JPY, ", "XTS, ", "DEM, ", "eur, UNKNOWN_CURRENCY", "ZZZ, UNKNOWN_CURRENCY"})
    void currency_isOfIso4217(String currency, Code code) throws RejectedException {
        OrderCompleted order = order();
        order.setCurrency(currency);

        assertJudged(order, code, "currency", currency);
    }

    @Test
    void theFirstBrokenRuleIsReported() {
        OrderCompleted order = order();
        order.setCustomerId(" ");
        order.setOccurredAt(Instant.EPOCH);
        order.setTotal(new BigDecimal("-1.0000"));

        assertThat(rejection(order).code()).isEqualTo(Code.BLANK_ID);
    }

    @Test
    void partsOfAnOrderMayBeNegative_itsRevenueIsWhatIsLeft() throws RejectedException {
        OrderCompleted order = order();
        order.setTax(new BigDecimal("-1.0000"));

        assertThat(((Purchase) admit(order)).tax()).isEqualTo(Money.of("-1"));
    }

    @Test
    void attributes_areCutAt256Characters_notInTheMiddleOfOne() throws RejectedException {
        String cart = "\uD83D\uDED2";
        OrderCompleted order = order();
        order.setChannel("c".repeat(257));
        order.setCountry(cart.repeat(300));
        order.setProducts(List.of(product("1.0000", 2, "small"), product("1.5000", 2, "x".repeat(256))));
        CustomerSignedUp signup = CustomerSignedUp.newBuilder()
                .setEventId("e")
                .setCustomerId("c")
                .setOccurredAt(WALL)
                .setChannel(" ")
                .setSource("s".repeat(1000))
                .build();

        Purchase purchase = (Purchase) admit(order);
        assertThat(purchase.channel()).isEqualTo("c".repeat(256));
        assertThat(purchase.country()).isEqualTo(cart.repeat(256));
        assertThat(purchase.category()).isEqualTo("x".repeat(256));
        assertThat(((Signup) admit(signup)).source()).isEqualTo("s".repeat(256));
        assertThat(((Signup) admit(signup)).channel()).isEqualTo(CustomerEvent.UNKNOWN);
    }

    @Test
    void messagesAreCut_andQuotesWithinThem() {
        Rejection long1 = Rejection.of(Code.INCOMPATIBLE_SCHEMA, "", "x".repeat(100_000));
        assertThat(long1.message()).hasSize(2003).endsWith("x...");
        assertThat(Rejection.quoted("\uD83D\uDED2".repeat(81))).isEqualTo("\"" + "\uD83D\uDED2".repeat(80) + "...\"");
        assertThat(Rejection.quoted("y".repeat(80))).isEqualTo("\"" + "y".repeat(80) + "\"");
    }

    private static Product product(String price, int quantity, String category) {
        return Product.newBuilder()
                .setProductId("p")
                .setPrice(new BigDecimal(price))
                .setQuantity(quantity)
                .setCategory(category)
                .build();
    }

    private static OrderCompleted order() {
        return OrderCompleted.newBuilder()
                .setEventId("e")
                .setOrderId("o")
                .setCustomerId("c")
                .setOccurredAt(WALL)
                .setCurrency("EUR")
                .setTotal(new BigDecimal("10.0000"))
                .build();
    }

    private void assertJudged(SpecificRecord record, Code code, String field, String seen) throws RejectedException {
        if (code == null) {
            assertThat(admit(record).eventId()).isEqualTo("e");
        } else {
            assertThat(rejection(record).code()).isEqualTo(code);
            assertThat(rejection(record).field()).isEqualTo(field);
            assertThat(rejection(record).message()).contains(field).contains(seen);
        }
    }

    private Rejection rejection(SpecificRecord record) {
        return catchThrowableOfType(RejectedException.class, () -> admit(record))
                .rejection();
    }

    private CustomerEvent admit(SpecificRecord record) throws RejectedException {
        Input input = Input.of(record);
        String topic = settings.topics().of(input);
        byte[] value = serializer.serialize(topic, record);
        return admission.admit(
                new SourceRecord("c".getBytes(UTF_8), value, 0, List.of(), topic, 0, 0), input, WALL.toEpochMilli());
    }
}
