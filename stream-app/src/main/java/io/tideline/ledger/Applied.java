package io.tideline.ledger;

/**
 * The result of applying an event to a ledger.
 *
 * @param ledger the ledger afterwards; the very same object when nothing changed
 * @param effect what the event was to the ledger
 */
public record Applied(Ledger ledger, Effect effect) {

    /** Whether the ledger is another one than before. */
    // An unchanged ledger is the same object, and comparing histories would cost more than the event did.
    @SuppressWarnings("ReferenceEquality")
    public boolean changes(Ledger before) {
        return ledger != before;
    }

    /** What an event can be to a ledger. */
    public enum Effect {
        /** An event that was not known before. */
        NEW,
        /** A second delivery of a known event; nothing changed. */
        DUPLICATE,
        /** A delivery that differs from a known one; the one that takes precedence counts. */
        CONFLICT
    }
}
