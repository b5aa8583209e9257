package io.tideline.customer;

import io.tideline.ledger.History;
import io.tideline.ledger.Rules;

/** What a new model does to a customer. */
final class ModelHandler {
    private final Rules rules;
    private final Emitter emitter;

    ModelHandler(Rules rules, Emitter emitter) {
        this.rules = rules;
        this.emitter = emitter;
    }

    CustomerOutcome handle(StoredCustomer customer, long clockMillis) {
        History history = History.of(customer.ledger(), rules);
        Emission emission = emitter.afterModel(customer.emitted(), history, clockMillis);
        return CustomerOutcome.emitted(customer, isNews(emission), emission);
    }

    /** That nothing had to be emitted until now need not be stored. */
    private static boolean isNews(Emission emission) {
        EmittedState before = emission.before();
        EmittedState after = emission.after();
        return after.timerAt() != before.timerAt() || !after.risk().equals(before.risk());
    }
}
