package io.tideline.topology;

/** What the rekey processor sends on; each kind goes to the child of its name. */
sealed interface RekeyOutput permits DeadLetter, RekeyOutput.OfEvent {

    /** An event on its way to the partition of its customer. */
    record OfEvent(Arrival arrival) implements RekeyOutput {}
}
