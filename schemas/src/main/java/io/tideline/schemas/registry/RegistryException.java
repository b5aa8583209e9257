package io.tideline.schemas.registry;

import static java.util.Objects.requireNonNull;

import org.apache.kafka.common.KafkaException;

/**
 * Failure of the schema registry, not of the data: the same record may be read or written once the registry is well.
 * The message is one sentence that never holds a credential.
 */
public final class RegistryException extends KafkaException {

    private static final long serialVersionUID = 1L;

    /** What went wrong. */
    public enum Fault {
        /** No registry answered in time at any of the URLs. */
        UNREACHABLE,
        /** It answered with a server error, or is too busy (408, 429, 5xx). */
        SERVER_ERROR,
        /** It does not accept the credentials (401, 403). */
        UNAUTHORIZED,
        /** It refuses the request as such (any other 3xx or 4xx). */
        REFUSED,
        /** Its answer cannot be understood. */
        GARBLED,
        /** It has the schema asked for, but that is not an Avro schema. */
        NOT_AVRO,
        /** A schema to be written with is not registered under its subject. */
        NOT_REGISTERED
    }

    private final Fault fault;

    public RegistryException(Fault fault, String message) {
        this(fault, message, null);
    }

    public RegistryException(Fault fault, String message, Throwable cause) {
        super(message, cause);
        this.fault = requireNonNull(fault, "fault");
    }

    public Fault fault() {
        return fault;
    }
}
