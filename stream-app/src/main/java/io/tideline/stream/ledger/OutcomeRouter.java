package io.tideline.stream.ledger;

import io.tideline.admission.Input;
import io.tideline.admission.SourceRecord;
import io.tideline.contract.LifecycleOutput;
import io.tideline.contract.OutputTopics;
import io.tideline.contract.RiskOutput;
import io.tideline.customer.CustomerOutcome;
import io.tideline.customer.Emission;
import io.tideline.customer.LifecycleEmission;
import io.tideline.customer.Notice;
import io.tideline.customer.RiskEmission;
import io.tideline.customer.RiskRow;
import io.tideline.customer.WaitingChanges;
import io.tideline.delta.Contributions;
import io.tideline.event.CustomerEvent;
import io.tideline.stream.Nodes;
import io.tideline.stream.Observer;
import io.tideline.stream.message.DeadLetter;
import io.tideline.stream.message.LedgerOutput;
import io.tideline.stream.message.TopicOutput;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;

/**
 * Does what an outcome says: the one place where a ledger task changes what it keeps of its customers, sends records about
 * them, and tells the observer.
 */
final class OutcomeRouter {
    private final TaskStores stores;
    private final Contributions contributions;
    private final Observer observer;
    private final ProcessorContext<String, LedgerOutput> context;

    OutcomeRouter(
            TaskStores stores,
            Contributions contributions,
            Observer observer,
            ProcessorContext<String, LedgerOutput> context) {
        this.stores = stores;
        this.contributions = contributions;
        this.observer = observer;
        this.context = context;
    }

    /** Does what the outcome of an event says. */
    void route(SourceRecord source, Input input, CustomerEvent event, CustomerOutcome outcome) {
        outcome.notices().forEach(notice -> tell(notice, input));
        if (outcome.isErasure()) {
            stores.timers().erase(event.customerId());
            stores.guard().remember(event.customerId(), event.occurredAt());
        }
        route(event.customerId(), outcome);
        keepOrTake(outcome.waiting(), source);
    }

    /** Does what the outcome of a timer or of a new model says. */
    void route(String customerId, CustomerOutcome outcome) {
        outcome.figures().forEach(change -> contributions.add(change.before(), change.after(), change.causes()));
        outcome.modelCounts().ifPresent(change -> contributions.addToModel(change.before(), change.after()));
        emit(customerId, outcome.emission());
        if (outcome.isChanged()) {
            stores.customers().put(customerId, outcome.customer());
        }
    }

    /** Sends a refused record to the dead letters. */
    void reject(DeadLetter letter) {
        observer.rejected(letter.rejection().code());
        context.forward(new Record<>("", letter, Math.max(0, letter.arrival().timestamp())), Nodes.DEAD_LETTERS);
    }

    private void tell(Notice notice, Input input) {
        switch (notice) {
            case LATE -> observer.late(input);
            case DUPLICATE -> observer.duplicate(input);
            case CONFLICT -> observer.conflict(input);
            case ERASED -> observer.erased();
            case NEWS -> {} // The pulse is told, which needs the clock.
        }
    }

    private void keepOrTake(WaitingChanges changes, SourceRecord source) {
        changes.kept().ifPresent(adjustment -> stores.waiting().keep(adjustment, source));
        changes.dropped().forEach(stores.waiting()::drop);
        changes.voided().forEach(voided -> stores.waiting()
                .take(voided.adjustment())
                .ifPresent(original -> reject(new DeadLetter(original, voided.rejection()))));
    }

    private void emit(String customerId, Emission emission) {
        emission.lifecycle().forEach(row -> send(customerId, row));
        emission.risk().forEach(row -> send(customerId, row));
        emission.timer().ifPresent(at -> stores.timers().set(at, customerId));
        stores.atRisk()
                .replace(customerId, emission.before().risk(), emission.after().risk());
    }

    private void send(String customerId, LifecycleEmission emission) {
        emission.row().ifPresent(row -> observer.lifecycleChanged(row.change().state(), row.status()));
        // The timestamp is not the event time: the broker reckons from it how long the change has been there to be
        // read.
        new TopicOutput<>(OutputTopics.LIFECYCLE, new LifecycleOutput(customerId, emission.row(), emission.asOf()))
                .forward(context, context.currentSystemTimeMs());
    }

    private void send(String customerId, RiskEmission emission) {
        emission.row().filter(RiskRow::isNewLevel).ifPresent(row -> observer.riskLevelChanged(row.level()));
        new TopicOutput<>(OutputTopics.CHURN_RISK, new RiskOutput(customerId, emission.row(), emission.asOf()))
                .forward(context, emission.asOf());
    }
}
