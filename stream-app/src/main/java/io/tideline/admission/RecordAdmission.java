package io.tideline.admission;

import io.tideline.event.CustomerEvent;
import java.time.Duration;
import java.util.Optional;
import org.apache.avro.specific.SpecificRecord;

/**
 * What the pipeline makes of records that never were in a topic: the same mapping and the same rules of admission, so that
 * figures computed from files rest on the events that figures of the stream rest on.
 */
public final class RecordAdmission {
    private final Validation validation;
    private final long wallMillis;
    private Optional<String> firstRefusal = Optional.empty();
    private long refused;

    /**
     * Admission at one moment.
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

    /** How many records were put aside. */
    public long refused() {
        return refused;
    }

    /** Why the first of them was. */
    public Optional<String> firstRefusal() {
        return firstRefusal;
    }
}
