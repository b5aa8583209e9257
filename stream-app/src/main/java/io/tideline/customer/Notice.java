package io.tideline.customer;

/** Something that an event turned out to be, for whoever counts such events. */
public enum Notice {
    /** The event told something that was not known before, and that counts. */
    NEWS,
    /** The event's day is before that of the latest event accepted. */
    LATE,
    /** The event is a second delivery of something known, and changed nothing. */
    DUPLICATE,
    /** The event contradicts a known delivery; one of the two counts. */
    CONFLICT,
    /** The customer was erased. */
    ERASED
}
