package io.tideline.schemas.wire;

import static java.util.Objects.requireNonNull;

import org.apache.kafka.common.errors.SerializationException;

/**
 * Failure of the data: these bytes will not become a record however often they are read. The message is one sentence
 * that holds no value out of the record.
 */
public final class AvroDecodeException extends SerializationException {

    private static final long serialVersionUID = 1L;

    /** What is wrong with the bytes. */
    public enum Fault {
        /** They do not begin with the magic byte of the wire format. */
        WRONG_MAGIC_BYTE,
        /** They end before the schema id does. */
        TOO_SHORT,
        /** The header that carries the schema id is not one byte 0x01 and 16 bytes of id. */
        MALFORMED_HEADER,
        /** The schema registry does not know their schema id. */
        UNKNOWN_SCHEMA_ID,
        /** They are not what their schema says: cut off, an impossible length, a value out of its range. */
        UNDECODABLE_BODY,
        /** The record is complete, and more bytes follow. */
        TRAILING_BYTES,
        /** What their schema wrote cannot be read as the record expected. */
        INCOMPATIBLE_SCHEMA
    }

    private final Fault fault;

    AvroDecodeException(Fault fault, String message) {
        this(fault, message, null);
    }

    AvroDecodeException(Fault fault, String message, Throwable cause) {
        super(message, cause);
        this.fault = requireNonNull(fault, "fault");
    }

    public Fault fault() {
        return fault;
    }
}
