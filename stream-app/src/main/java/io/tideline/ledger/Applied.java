package io.tideline.ledger;

/**
 * What an event did to a ledger.
 *
 * @param ledger the ledger afterwards; the very same object when nothing changed
 * @param effect what kind of news the event was
 */
public record Applied(Ledger ledger, Effect effect) {

    /** Whether the ledger is another one than before. */
    // Identity is what is promised, and comparing histories would cost more than the event did.
    @SuppressWarnings("ReferenceEquality")
    public boolean changes(Ledger before) {
        return ledger != before;
    }

    /** Kinds of news. */
    public enum Effect {
        /** Something not heard before. */
        NEW,
        /** A second delivery of something known; nothing changed. */
        DUPLICATE,
        /** Another account of something known; the one that takes precedence counts. */
        CONFLICT
    }
}
