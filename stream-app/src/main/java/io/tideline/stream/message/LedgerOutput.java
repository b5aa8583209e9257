package io.tideline.stream.message;

import io.tideline.pulse.ChannelSales;

/** What the ledger processor sends on; each kind goes to the child of its name. */
public sealed interface LedgerOutput permits DeadLetter, RollupInput, TopicOutput, LedgerOutput.OfPulse {

    /**
     * Sales in a window of the pulse since the last ones that were sent on.
     *
     * @param startMillis when the window begins, in milliseconds since 1970
     */
    record OfPulse(long startMillis, ChannelSales sales) implements LedgerOutput {}
}
