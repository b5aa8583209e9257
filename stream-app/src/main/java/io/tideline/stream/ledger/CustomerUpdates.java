package io.tideline.stream.ledger;

import io.tideline.admission.Input;
import io.tideline.admission.Rejection;
import io.tideline.admission.SourceRecord;
import io.tideline.customer.CustomerHandlers;
import io.tideline.customer.CustomerOutcome;
import io.tideline.customer.Notice;
import io.tideline.customer.StoredCustomer;
import io.tideline.customer.TaskClocks;
import io.tideline.event.CustomerEvent;
import io.tideline.finality.CustomerClock;
import io.tideline.finality.SourceProgress;
import io.tideline.risk.assess.RiskJudge;
import io.tideline.storage.StoredCustomerCodec;
import io.tideline.stream.Blueprint;
import io.tideline.stream.message.DeadLetter;
import io.tideline.stream.pulse.PulseAccumulator;
import io.tideline.stream.timer.TimerQueue;
import java.util.Optional;
import org.apache.kafka.streams.KeyValue;

/**
 * Takes the events, timers and models of one ledger task to the customers: reads the stores and the clock, asks the {@link
 * CustomerHandlers}, and gives their outcome to the {@link OutcomeRouter}.
 */
final class CustomerUpdates {
    private final Blueprint blueprint;
    private final TaskStores stores;
    private final OutcomeRouter router;
    private final SourceProgress progress;
    private final CustomerClock clock;
    private final PulseAccumulator pulse;
    private CustomerHandlers handlers;

    CustomerUpdates(
            Blueprint blueprint,
            TaskStores stores,
            OutcomeRouter router,
            SourceProgress progress,
            CustomerClock clock,
            PulseAccumulator pulse,
            Optional<RiskJudge> judge) {
        this.blueprint = blueprint;
        this.stores = stores;
        this.router = router;
        this.progress = progress;
        this.clock = clock;
        this.pulse = pulse;
        judgeBy(judge);
    }

    /** Judges customers by another model from now on; empty if nobody wants risks. */
    void judgeBy(Optional<RiskJudge> judge) {
        handlers = new CustomerHandlers(blueprint.customerRules(), judge);
    }

    /**
     * Takes in an event, or sends its record to the dead letters.
     *
     * @return whether the event was accepted
     */
    boolean accept(SourceRecord source, Input input, CustomerEvent event, long wallMillis) {
        StoredCustomer customer = stores.customers().get(event.customerId());
        Optional<Rejection> rejection = handlers.rejection(
                customer, event, stores.guard().erasedAt(event.customerId()), clock.reachedMillis(wallMillis));
        if (rejection.isPresent()) {
            router.reject(new DeadLetter(source, rejection.get()));
            return false;
        }
        long latestMillis = progress.latestMillis();
        progress.accepted(event.occurredAt());
        blueprint.observer().accepted(input);
        TaskClocks clocks = new TaskClocks(latestMillis, clock.millis(wallMillis));
        CustomerOutcome outcome = handlers.handle(customer, event, clocks);
        if (outcome.notices().contains(Notice.NEWS)) {
            pulse.news(event, Math.max(clocks.clockMillis(), blueprint.wallMillisThatCounts(wallMillis)));
        }
        router.route(source, input, event, outcome);
        return true;
    }

    /**
     * Fires timers that are due.
     *
     * @param most how many to fire
     * @return whether no other timer is due
     */
    boolean fireTimers(long wallMillis, int most) {
        long clockMillis = clock.millis(wallMillis);
        if (!stores.timers().isDue(clockMillis)) {
            return true;
        }
        for (TimerQueue.Timer timer : stores.timers().fire(clockMillis, most)) {
            if (stores.customers().timerAt(timer.customerId()) == timer.at()) { // Otherwise another one took its place.
                StoredCustomer customer = stores.customers().get(timer.customerId());
                router.route(timer.customerId(), handlers.handleTimer(customer, clockMillis));
            }
        }
        return !stores.timers().isDue(clockMillis);
    }

    /**
     * Judges customers by a new model.
     *
     * @param most how many to judge
     */
    void rescan(ModelRescan rescan, long wallMillis, int most) {
        if (rescan.isOver()) {
            return;
        }
        stores.customers().write();
        long clockMillis = clock.millis(wallMillis);
        for (KeyValue<String, byte[]> stored : rescan.next(most)) {
            StoredCustomer customer = StoredCustomerCodec.decode(stored.key, stored.value);
            router.route(stored.key, handlers.handleModel(customer, clockMillis));
        }
    }
}
