package io.tideline.topology;

/** What the ledger processor sends on; each kind goes to the child of its name. */
sealed interface LedgerOutput permits DeadLetter, Handover {}
