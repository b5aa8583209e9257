package io.tideline.stream.message;

import io.tideline.admission.SourceRecord;

/** What the rekey processor sends on; each kind goes to the child of its name. */
public sealed interface RekeyOutput permits DeadLetter, RekeyOutput.OfEvent {

    /** An event on its way to the partition of its customer. */
    record OfEvent(SourceRecord arrival) implements RekeyOutput {}
}
