package io.tideline.customer;

import io.tideline.ledger.History;
import io.tideline.ledger.Rules;

/** What a customer's timer that fires does to the customer: what time alone has changed is emitted. */
final class TimerHandler {
    private final Rules rules;
    private final Emitter emitter;

    TimerHandler(Rules rules, Emitter emitter) {
        this.rules = rules;
        this.emitter = emitter;
    }

    CustomerOutcome handle(StoredCustomer customer, long clockMillis) {
        History history = History.of(customer.ledger(), rules);
        return CustomerOutcome.emitted(customer, true, emitter.afterTimer(customer.emitted(), history, clockMillis));
    }
}
