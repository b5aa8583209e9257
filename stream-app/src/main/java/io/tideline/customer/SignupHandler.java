package io.tideline.customer;

import io.tideline.event.Signup;

/** What a signup does to its customer. */
final class SignupHandler {
    private final EventOutcomes outcomes;

    SignupHandler(EventOutcomes outcomes) {
        this.outcomes = outcomes;
    }

    CustomerOutcome handle(StoredCustomer customer, Signup signup, TaskClocks clocks) {
        return outcomes.of(
                customer, signup, customer.ledger().with(signup), EventCause.SIGNUP, WaitingChanges.NONE, clocks);
    }
}
