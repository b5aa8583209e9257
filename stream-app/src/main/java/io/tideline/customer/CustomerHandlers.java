package io.tideline.customer;

import io.tideline.admission.Rejection;
import io.tideline.event.CustomerEvent;
import io.tideline.risk.assess.RiskJudge;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * What events, timers and a new model do to one customer, under the rules of a shop and one version of the model. Immutable
 * and pure; the time of a step is linear in the customer's own history.
 */
public final class CustomerHandlers {
    private final EventValidation validation;
    private final SignupHandler signups;
    private final PurchaseHandler purchases;
    private final AdjustmentHandler adjustments;
    private final ErasureHandler erasures;
    private final TimerHandler timers;
    private final ModelHandler models;

    /**
     * Handlers.
     *
     * @param judge the judge by the newest model; empty if nobody wants risks
     */
    public CustomerHandlers(CustomerRules rules, Optional<RiskJudge> judge) {
        Emitter emitter = new Emitter(rules.lifecycle(), judge.map(RiskEmitter::new));
        EventOutcomes outcomes = new EventOutcomes(rules.ledger(), emitter);
        this.validation = new EventValidation(rules);
        this.signups = new SignupHandler(outcomes);
        this.purchases = new PurchaseHandler(outcomes);
        this.adjustments = new AdjustmentHandler(outcomes);
        this.erasures = new ErasureHandler(rules, outcomes, emitter);
        this.timers = new TimerHandler(rules.ledger(), emitter);
        this.models = new ModelHandler(rules.ledger(), emitter);
    }

    /**
     * Why an event is refused, if it is: it is from before the customer's erasure or the horizon, or it is an adjustment in
     * another currency than its order.
     *
     * @param customer the customer of the event
     * @param erasedAt the instant of the customer's latest request to be forgotten, in milliseconds since 1970, while the
     *     guard for it lasts
     * @param reachedMillis the event time from which the horizon of the history is reckoned, in milliseconds since 1970, or
     *     {@link io.tideline.finality.Watermark.Input#NOTHING}
     */
    public Optional<Rejection> rejection(
            StoredCustomer customer, CustomerEvent event, OptionalLong erasedAt, long reachedMillis) {
        return validation.rejection(event, customer.ledger(), erasedAt, reachedMillis);
    }

    /**
     * What an event does to its customer.
     *
     * @param event an event for which there is no {@link #rejection}
     */
    public CustomerOutcome handle(StoredCustomer customer, CustomerEvent event, TaskClocks clocks) {
        return event.match(
                signup -> signups.handle(customer, signup, clocks),
                order -> purchases.handle(customer, order, clocks),
                adjustment -> adjustments.handle(customer, adjustment, clocks),
                request -> erasures.handle(customer, request, clocks));
    }

    /**
     * What a customer's timer does that has fired and is not set any more.
     *
     * @param clockMillis the clock, in milliseconds since 1970
     */
    public CustomerOutcome handleTimer(StoredCustomer customer, long clockMillis) {
        return timers.handle(customer, clockMillis);
    }

    /**
     * What the model of these handlers does to a customer who was judged by an older one.
     *
     * @param clockMillis the clock, in milliseconds since 1970
     */
    public CustomerOutcome handleModel(StoredCustomer customer, long clockMillis) {
        return models.handle(customer, clockMillis);
    }
}
