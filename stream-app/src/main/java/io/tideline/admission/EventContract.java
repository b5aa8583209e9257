package io.tideline.admission;

import io.tideline.event.CustomerEvent;
import org.apache.avro.specific.SpecificRecord;

/**
 * How records of one contract become events.
 *
 * @param recordClass the generated class of the records
 * @param mapping makes the event of a record
 * @param check the rules of these events alone
 * @param <R> the record
 * @param <E> the event
 */
record EventContract<R extends SpecificRecord, E extends CustomerEvent>(
        Class<R> recordClass, Mapping<R, E> mapping, Check<E> check) {

    /** Makes an event of a record. */
    interface Mapping<R, E> {
        /** The event; throws if the record says something that no event can. */
        E event(R record) throws RejectedException;
    }

    /** The rules of one kind of event. */
    interface Check<E> {
        /** Throws for the first rule that is broken. */
        void check(E event) throws RejectedException;
    }

    E admit(Object record, Validation validation, long wallMillis) throws RejectedException {
        E event = mapping.event(recordClass.cast(record));
        validation.check(event, wallMillis);
        check.check(event);
        return event;
    }
}
