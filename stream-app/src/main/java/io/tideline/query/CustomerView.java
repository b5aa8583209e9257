package io.tideline.query;

import io.tideline.ledger.History;
import io.tideline.ledger.Ledger;
import io.tideline.lifecycle.LifecycleChange;
import java.util.List;

/**
 * What is known about one customer.
 *
 * @param customerId the customer
 * @param ledger everything that was told
 * @param history what it means
 * @param changes the states the customer went through, in time, up to the clock
 */
public record CustomerView(String customerId, Ledger ledger, History history, List<LifecycleChange> changes) {
    /** Copies the changes. */
    public CustomerView {
        changes = List.copyOf(changes);
    }
}
