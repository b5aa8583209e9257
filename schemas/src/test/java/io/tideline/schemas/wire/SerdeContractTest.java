package io.tideline.schemas.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import io.tideline.commerce.OrderAdjusted;
import io.tideline.commerce.OrderCompleted;
import io.tideline.schemas.Contract;
import io.tideline.schemas.ContractRegistration;
import io.tideline.schemas.SampleContracts;
import io.tideline.schemas.SampleRecords;
import io.tideline.schemas.SampleRecords.Fill;
import io.tideline.schemas.registry.RegistryStub;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.apache.avro.Schema;
import org.apache.avro.generic.GenericDatumWriter;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.common.serialization.Deserializer;
import org.apache.kafka.common.serialization.Serializer;
import org.apache.kafka.common.utils.Utils;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * What the pipeline needs of the serializer and deserializer that the properties {@code avro.serializer.class} and
 * {@code avro.deserializer.class} name, against a registry over HTTP: of ours by default, of Confluent's in the profile
 * {@code confluent}.
 */
class SerdeContractTest {

    private static final String TOPIC = SampleContracts.PURCHASES.topic();
    private static final SpecificRecord ORDER = SampleRecords.of(OrderCompleted.class, Fill.RANDOM, 3);

    private final RegistryStub stub = new RegistryStub();

    @BeforeEach
    void registerContracts() {
        new ContractRegistration(stub.registry(), SampleContracts.all()).register();
    }

    @AfterEach
    void close() {
        stub.close();
    }

    @ParameterizedTest
    @MethodSource("io.tideline.schemas.SampleContracts#all")
    void records_comeBackEqual_withOneRequestForMany(Contract contract) {
        try (Serializer<Object> serializer = serializer(Map.of());
                Deserializer<Object> deserializer = deserializer(Map.of())) {
            for (int seed = 0; seed < 20; seed++) {
                SpecificRecord record = SampleRecords.of(contract.type(), Fill.RANDOM, seed);
                byte[] bytes = serializer.serialize(contract.topic(), record);
                Object read = deserializer.deserialize(contract.topic(), bytes);
                // By their bytes: lists of Avro's own do not compare.
                assertThat(serializer.serialize(contract.topic(), (SpecificRecord) read))
                        .isEqualTo(bytes);
            }
        }
        assertThat(stub.requests()).hasSize(2);
    }

    @Test
    void value_beginsWithTheMagicByteAndTheIdOfTheSubjectsSchema() {
        int id = stub.registry().latest(TOPIC + "-value").orElseThrow().id();
        assertThat(ByteBuffer.wrap(written()).get()).isZero();
        assertThat(ByteBuffer.wrap(written()).getInt(1)).isEqualTo(id);
    }

    @Test
    void null_staysNull() {
        try (Serializer<Object> serializer = serializer(Map.of());
                Deserializer<Object> deserializer = deserializer(Map.of())) {
            assertThat(serializer.serialize(TOPIC, null)).isNull();
            assertThat(deserializer.deserialize(TOPIC, new RecordHeaders(), (byte[]) null))
                    .isNull();
        }
        assertThat(stub.requests()).isEmpty();
    }

    @Test
    void unregisteredSchema_isNotWritten_norRegistered() {
        try (Serializer<Object> serializer = serializer(Map.of())) {
            assertThat(catchThrowable(() -> serializer.serialize("elsewhere", ORDER)))
                    .isInstanceOf(RuntimeException.class);
        }
        assertThat(stub.registry().versions("elsewhere-value")).isEmpty();
    }

    @Test
    void autoRegister_registersUnderTheSubjectOfTheTopic() {
        try (Serializer<Object> serializer = serializer(Map.of("auto.register.schemas", true))) {
            serializer.serialize("elsewhere", ORDER);
        }
        Schema registered =
                stub.registry().latest("elsewhere-value").orElseThrow().schema();
        assertThat(registered).isEqualTo(SampleContracts.PURCHASES.schema());
    }

    @Test
    void laterWriter_isRead() {
        Schema later = new Schema.Parser()
                .parse(SampleContracts.ADJUSTMENTS
                        .schema()
                        .toString()
                        .replace(
                                "{\"name\":\"orderId\"",
                                "{\"name\":\"added\",\"type\":\"int\",\"default\":1},{\"name\":\"orderId\""));
        SpecificRecord refund = SampleRecords.of(OrderAdjusted.class, Fill.RANDOM, 1);
        int id = stub.registry().register(SampleContracts.ADJUSTMENTS.topic() + "-value", later);
        byte[] bytes = new BodyWriter()
                .write(id, new GenericDatumWriter<>(later, GenericRecords.MODEL), GenericRecords.of(later, refund));
        try (Deserializer<Object> deserializer = deserializer(Map.of())) {
            assertThat(deserializer.deserialize(SampleContracts.ADJUSTMENTS.topic(), bytes))
                    .isEqualTo(refund);
        }
    }

    @Test
    void brokenBytes_areTheDatasFault() {
        byte[] whole = written();
        for (byte[] broken :
                new byte[][] {{}, {1, 2, 3, 4, 5, 6}, {0, 0, 0, 48, 57, 0}, Arrays.copyOf(whole, whole.length - 3)}) {
            assertThat(faultOfReading(broken, Map.of()))
                    .as(Arrays.toString(broken))
                    .contains(ReadFault.DATA);
        }
    }

    @Test
    void busyRegistry_isAskedAgain() {
        byte[] bytes = written();
        stub.answerNext(503, "{\"error_code\":50301,\"message\":\"busy\"}");
        assertThat(faultOfReading(bytes, Map.of())).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(ints = {401, 403, 500, 502, 503, 504})
    void failingRegistry_isNotTheDatasFault(int status) {
        byte[] bytes = written();
        for (int i = 0; i < 10; i++) {
            stub.answerNext(status, "{\"error_code\":" + status + ",\"message\":\"no\"}");
        }
        assertThat(faultOfReading(bytes, Map.of())).contains(ReadFault.REGISTRY);
    }

    @Test
    void garbledAnswer_isNotTheDatasFault() {
        byte[] bytes = written();
        for (int i = 0; i < 10; i++) {
            stub.answerNext(200, "<html>welcome</html>");
        }
        assertThat(faultOfReading(bytes, Map.of())).contains(ReadFault.REGISTRY);
    }

    @Test
    void silentOrAbsentRegistry_isNotTheDatasFault() {
        byte[] bytes = written();
        assertThat(faultOfReading(bytes, Map.of("schema.registry.url", "http://localhost:1")))
                .contains(ReadFault.REGISTRY);
        stub.fallSilent();
        Map<String, Integer> impatient = Map.of("schema.registry.request.timeout.ms", 100, "http.read.timeout.ms", 100);
        assertThat(faultOfReading(bytes, impatient)).contains(ReadFault.REGISTRY);
    }

    @Test
    void registryThatComesBack_isUsedByTheSameReader() {
        byte[] bytes = written();
        try (Deserializer<Object> deserializer = deserializer(Map.of("max.retries", 0))) {
            stub.answerNext(503, "");
            assertThat(catchThrowable(() -> deserializer.deserialize(TOPIC, bytes)))
                    .isNotNull();
            assertThat(deserializer.deserialize(TOPIC, bytes)).isInstanceOf(OrderCompleted.class);
        }
    }

    @Test
    void basicAuthentication_fromSettingsOrUrl() {
        byte[] bytes = written();
        stub.requireAuthorization("Basic dXNlcjpwYXNz");
        assertThat(faultOfReading(bytes, Map.of())).contains(ReadFault.REGISTRY);
        assertThat(faultOfReading(
                        bytes,
                        Map.of("basic.auth.credentials.source", "USER_INFO", "basic.auth.user.info", "user:pass")))
                .isEmpty();
        String url = "http://user:pass@" + stub.hostAndPort();
        assertThat(faultOfReading(bytes, Map.of("schema.registry.url", url))).isEmpty();
    }

    @Test
    void bearerAuthentication() {
        byte[] bytes = written();
        stub.requireAuthorization("Bearer t0ken");
        assertThat(faultOfReading(
                        bytes, Map.of("bearer.auth.credentials.source", "STATIC_TOKEN", "bearer.auth.token", "t0ken")))
                .isEmpty();
    }

    private byte[] written() {
        try (Serializer<Object> serializer = serializer(Map.of())) {
            return serializer.serialize(TOPIC, ORDER);
        }
    }

    /** Whose fault it was that a new deserializer could not read; empty if it could. */
    private Optional<ReadFault> faultOfReading(byte[] bytes, Map<String, ?> settings) {
        try (Deserializer<Object> deserializer = deserializer(settings)) {
            Throwable thrown = catchThrowable(() -> deserializer.deserialize(TOPIC, bytes));
            return Optional.ofNullable(thrown).map(ReadFault::of);
        }
    }

    // The class named is raw; what it writes here is any record.
    @SuppressWarnings("unchecked")
    private Serializer<Object> serializer(Map<String, ?> settings) {
        Serializer<Object> serializer = instance("avro.serializer.class", AvroSerializer.class, Serializer.class);
        serializer.configure(all(settings), false);
        return serializer;
    }

    // The class named is raw; what it reads here is any record.
    @SuppressWarnings("unchecked")
    private Deserializer<Object> deserializer(Map<String, ?> settings) {
        Deserializer<Object> deserializer =
                instance("avro.deserializer.class", AvroDeserializer.class, Deserializer.class);
        deserializer.configure(all(settings), false);
        return deserializer;
    }

    private static <T> T instance(String property, Class<?> ours, Class<T> kind) {
        try {
            return Utils.newInstance(System.getProperty(property, ours.getName()), kind);
        } catch (ClassNotFoundException e) {
            throw new IllegalStateException(property + " names a class that is not on the class path.", e);
        }
    }

    private Map<String, Object> all(Map<String, ?> settings) {
        Map<String, Object> all = new HashMap<>(Map.of(
                "schema.registry.url", stub.url(),
                "auto.register.schemas", false,
                "avro.remove.java.properties", true,
                "specific.avro.reader", true,
                "max.retries", 2,
                "retries.wait.ms", 1,
                "schema.registry.request.timeout.ms", 2_000,
                "http.connect.timeout.ms", 2_000,
                "http.read.timeout.ms", 2_000));
        all.putAll(settings);
        return all;
    }
}
