package io.tideline.stream.message;

import io.tideline.customer.RiskRow;
import io.tideline.lifecycle.LifecycleRow;
import io.tideline.pulse.ChannelSales;
import java.util.Optional;

/** What the ledger processor sends on; each kind goes to the child of its name. */
public sealed interface LedgerOutput
        permits DeadLetter, RollupInput, LedgerOutput.OfLifecycle, LedgerOutput.OfPulse, LedgerOutput.OfRisk {

    /**
     * Something about a customer's lifecycle.
     *
     * @param row what; empty for a customer who is forgotten
     * @param asOf the clock, in milliseconds since 1970
     */
    record OfLifecycle(String customerId, Optional<LifecycleRow> row, long asOf) implements LedgerOutput {}

    /**
     * A customer's risk.
     *
     * @param risk what it is; empty for a customer who is forgotten, or has no order any more
     * @param asOf the instant for which it holds, in milliseconds since 1970
     */
    record OfRisk(String customerId, Optional<RiskRow> risk, long asOf) implements LedgerOutput {}

    /**
     * Sales in a window of the pulse since the last hand-over.
     *
     * @param startMillis when the window begins, in milliseconds since 1970
     */
    record OfPulse(long startMillis, ChannelSales sales) implements LedgerOutput {}
}
