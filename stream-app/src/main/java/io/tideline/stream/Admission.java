package io.tideline.stream;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.tideline.admission.Input;
import io.tideline.admission.RejectedException;
import io.tideline.admission.Rejection;
import io.tideline.admission.Rejection.Code;
import io.tideline.admission.SourceRecord;
import io.tideline.admission.Validation;
import io.tideline.config.Settings;
import io.tideline.config.kafka.AvroSerdes;
import io.tideline.event.CustomerEvent;
import io.tideline.schemas.wire.AvroDecodeException;
import io.tideline.schemas.wire.ReadFault;
import io.tideline.stream.message.SourceRecords;
import java.util.Arrays;
import java.util.Map;
import org.apache.kafka.common.serialization.Deserializer;

/**
 * Decodes a record and checks every rule that needs no state. It holds the deserializers of one task, which are not safe for
 * use by several threads.
 */
public final class Admission implements AutoCloseable {
    private final Map<Input, Deserializer<Object>> deserializers;
    private final Validation validation;
    private final boolean keyIsChecked;

    /**
     * Makes the admission of one task.
     *
     * @param deserializers one for each input
     * @param keyIsChecked whether a record's key must be its customer id
     */
    Admission(Map<Input, Deserializer<Object>> deserializers, Validation validation, boolean keyIsChecked) {
        this.deserializers = deserializers;
        this.validation = validation;
        this.keyIsChecked = keyIsChecked;
    }

    /** Makes the admission that settings describe. */
    public static Admission of(Settings settings) {
        return new Admission(
                new AvroSerdes(settings).inputs(),
                new Validation(settings.time().maxFutureSkew()),
                !settings.topics().rekeyInput());
    }

    /**
     * The event of a record.
     *
     * @throws RejectedException if the record breaks a rule
     * @throws RuntimeException if the registry does not answer or the program fails; the record must then be read again
     */
    public CustomerEvent admit(SourceRecord arrival, Input input, long wallMillis) throws RejectedException {
        if (arrival.value() == null) {
            throw new RejectedException(Code.MISSING_VALUE, "", "the value must be a record, was null");
        }
        CustomerEvent event = input.admit(decode(arrival, input), validation, wallMillis);
        if (keyIsChecked) {
            checkKey(arrival.key(), event.customerId());
        }
        return event;
    }

    private Object decode(SourceRecord arrival, Input input) throws RejectedException {
        Object value;
        try {
            value = deserializers
                    .get(input)
                    .deserialize(arrival.topic(), SourceRecords.headers(arrival), arrival.value());
        } catch (RuntimeException failure) {
            if (ReadFault.of(failure) != ReadFault.DATA) {
                throw failure;
            }
            throw new RejectedException(code(failure), "", failure.getMessage());
        }
        if (!input.recordClass().isInstance(value)) {
            throw new RejectedException(
                    Code.WRONG_RECORD,
                    "",
                    "records of " + arrival.topic() + " must be "
                            + input.recordClass().getSimpleName() + ", was "
                            + (value == null ? "nothing" : value.getClass().getSimpleName()));
        }
        return value;
    }

    private static Code code(RuntimeException failure) {
        return failure instanceof AvroDecodeException fault
                ? switch (fault.fault()) {
                    case WRONG_MAGIC_BYTE, TOO_SHORT, MALFORMED_HEADER -> Code.NOT_WIRE_FORMAT;
                    case UNKNOWN_SCHEMA_ID -> Code.UNKNOWN_SCHEMA;
                    case INCOMPATIBLE_SCHEMA -> Code.INCOMPATIBLE_SCHEMA;
                    case UNDECODABLE_BODY, TRAILING_BYTES -> Code.UNDECODABLE;
                }
                : Code.UNDECODABLE;
    }

    private static void checkKey(byte[] key, String customerId) throws RejectedException {
        if (key == null || !Arrays.equals(key, customerId.getBytes(UTF_8))) {
            throw new RejectedException(
                    Code.KEY_MISMATCH,
                    "customerId",
                    "the key must be the customer id " + Rejection.quoted(customerId) + ", was "
                            + (key == null ? "null" : Rejection.quoted(new String(key, UTF_8))));
        }
    }

    @Override
    public void close() {
        deserializers.values().forEach(Deserializer::close);
    }
}
