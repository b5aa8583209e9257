package io.tideline.customer;

import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * What one step does to one customer: the customer afterwards, and everything that has to be done, as data.
 *
 * @param customer the customer afterwards; one whose ledger is empty has to be removed from the store
 * @param isChanged whether the customer has to be stored or removed; the store holds what is needed if not
 * @param notices what the event turned out to be; empty if the step was no event
 * @param figures changes to add to the sums of the figures
 * @param modelCounts the change to add to the counts that the model is fitted to, if there is one
 * @param emission what has to be sent, the timer to set, and the change of the list of customers at risk
 * @param waiting what becomes of the records of waiting adjustments
 */
public record CustomerOutcome(
        StoredCustomer customer,
        boolean isChanged,
        Set<Notice> notices,
        List<HistoryChange> figures,
        Optional<HistoryChange> modelCounts,
        Emission emission,
        WaitingChanges waiting) {

    /** An event changed nothing. */
    static CustomerOutcome unchanged(StoredCustomer customer, Set<Notice> notices) {
        return new CustomerOutcome(
                customer,
                false,
                notices,
                List.of(),
                Optional.empty(),
                Emission.none(customer.emitted()),
                WaitingChanges.NONE);
    }

    /** The ledger stays as it is, and only what has been emitted changes. */
    static CustomerOutcome emitted(StoredCustomer before, boolean isChanged, Emission emission) {
        return new CustomerOutcome(
                new StoredCustomer(emission.after(), before.ledger()),
                isChanged,
                Set.of(),
                List.of(),
                Optional.empty(),
                emission,
                WaitingChanges.NONE);
    }

    /** Whether everything that was kept of the customer from before a request to be forgotten has to go. */
    public boolean isErasure() {
        return notices.contains(Notice.ERASED);
    }
}
