package io.tideline.customer;

import io.tideline.delta.Cause;
import io.tideline.event.ErasureRequest;
import io.tideline.ledger.History;
import io.tideline.ledger.Ledger;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** What a request to be forgotten does to its customer: what the customer did after it begins a new person. */
final class ErasureHandler {
    private static final Set<Cause> CAUSES = Set.of(Cause.ERASURE);

    private final CustomerRules rules;
    private final EventOutcomes outcomes;
    private final Emitter emitter;

    ErasureHandler(CustomerRules rules, EventOutcomes outcomes, Emitter emitter) {
        this.rules = rules;
        this.outcomes = outcomes;
        this.emitter = emitter;
    }

    CustomerOutcome handle(StoredCustomer customer, ErasureRequest request, TaskClocks clocks) {
        Ledger before = customer.ledger();
        Ledger left = before.since(request.occurredAt());
        History known = history(before);
        HistoryChange anew = new HistoryChange(history(Ledger.EMPTY), history(left), CAUSES);
        Emission emission = emitter.afterErasure(customer.emitted(), anew, clocks.clockMillis());
        return new CustomerOutcome(
                new StoredCustomer(emission.after(), left),
                true,
                notices(request, clocks),
                List.of(new HistoryChange(known, stillCounted(before, request), CAUSES), anew),
                // Whoever is forgotten leaves no trace in the model, even where the figures still count them.
                Optional.of(new HistoryChange(known, anew.after(), CAUSES)),
                emission,
                WaitingChanges.drop(before.adjustments().stream()
                        .filter(adjustment -> !left.adjustments().contains(adjustment))
                        .toList()));
    }

    private History stillCounted(Ledger before, ErasureRequest request) {
        return history(
                switch (rules.erasure()) {
                    case FORGET_PERSON -> before.until(request.occurredAt());
                    case FORGET_ALL -> Ledger.EMPTY;
                });
    }

    private Set<Notice> notices(ErasureRequest request, TaskClocks clocks) {
        return outcomes.isLate(request, clocks) ? EnumSet.of(Notice.ERASED, Notice.LATE) : EnumSet.of(Notice.ERASED);
    }

    private History history(Ledger ledger) {
        return History.of(ledger, rules.ledger());
    }
}
