package io.tideline.admission;

import io.tideline.event.CustomerEvent;
import java.time.Duration;
import java.util.Optional;
import org.apache.avro.specific.SpecificRecord;

/**
 * Admits records that were never in a topic by the mapping and the rules of the pipeline, so that an evaluation of files
 * counts the same events as the stream would. Not safe for use by several threads.
 */
public final class RecordAdmission {
    private final Validation validation;
    private final long wallMillis;
    private Optional<String> firstRefusal = Optional.empty();
    private long refused;

    /**
     * Makes an admission at one moment.
     *
     * @param maxFutureSkew how far ahead of the wall clock an event may be
     * @param wallMillis the wall clock, in milliseconds since 1970
     */
    public RecordAdmission(Duration maxFutureSkew, long wallMillis) {
        this.validation = new Validation(maxFutureSkew);
        this.wallMillis = wallMillis;
    }

    /** The event of a record of the contract; empty if the pipeline would put it aside. */
    public Optional<CustomerEvent> admit(SpecificRecord value) {
        try {
            return Optional.of(Input.of(value).admit(value, validation, wallMillis));
        } catch (RejectedException refusal) {
            refused++;
            firstRefusal = firstRefusal.or(() -> Optional.of(refusal.rejection().message()));
            return Optional.empty();
        }
    }

    /** How many records were refused. */
    public long refused() {
        return refused;
    }

    /** Why the first of them was refused. */
    public Optional<String> firstRefusal() {
        return firstRefusal;
    }
}
