package io.tideline.query;

import io.tideline.ledger.History;
import io.tideline.ledger.Ledger;
import io.tideline.lifecycle.LifecycleChange;
import io.tideline.retention.ChurnRisk;
import java.util.List;
import java.util.Optional;

/**
 * Everything that is known about one customer.
 *
 * @param customerId the id of the customer
 * @param ledger the events of the customer, as they count
 * @param history the ledger read under the shop's rules
 * @param changes the states the customer went through, in time, up to the clock
 * @param risk the risk at the clock; empty for someone without an occasion, and where no risk is counted
 */
public record CustomerView(
        String customerId, Ledger ledger, History history, List<LifecycleChange> changes, Optional<ChurnRisk> risk) {
    /** Copies the changes. */
    public CustomerView {
        changes = List.copyOf(changes);
    }
}
