package io.tideline.stream.ledger;

import io.tideline.admission.Input;
import io.tideline.admission.RejectedException;
import io.tideline.admission.Rejection.Code;
import io.tideline.admission.SourceRecord;
import io.tideline.config.ErasureMode;
import io.tideline.customer.EmittedState;
import io.tideline.customer.StoredCustomer;
import io.tideline.delta.Cause;
import io.tideline.delta.Contributions;
import io.tideline.event.Adjustment;
import io.tideline.event.CustomerEvent;
import io.tideline.event.ErasureRequest;
import io.tideline.event.Purchase;
import io.tideline.event.Signup;
import io.tideline.finality.CustomerClock;
import io.tideline.finality.SourceProgress;
import io.tideline.finality.Watermark;
import io.tideline.ledger.Applied;
import io.tideline.ledger.Applied.Effect;
import io.tideline.ledger.History;
import io.tideline.ledger.Ledger;
import io.tideline.lifecycle.LifecycleCause;
import io.tideline.storage.StoredCustomerCodec;
import io.tideline.stream.Blueprint;
import io.tideline.stream.message.DeadLetter;
import io.tideline.stream.pulse.PulseAccumulator;
import io.tideline.stream.timer.TimerQueue;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.apache.kafka.streams.KeyValue;

/** Books admitted events in the ledgers of one task: get, call the pure method, contribute the difference, put. */
final class Bookkeeper {
    private final Blueprint blueprint;
    private final CustomerStore accounts;
    private final WaitingAdjustments waiting;
    private final ErasureGuard forgotten;
    private final SourceProgress intake;
    private final Contributions contributions;
    private final CustomerWatch watch;
    private final TimerQueue dueBook;
    private final PulseAccumulator pulse;
    private final CustomerClock clock;

    Bookkeeper(
            Blueprint blueprint,
            CustomerStore accounts,
            WaitingAdjustments waiting,
            ErasureGuard forgotten,
            SourceProgress intake,
            Contributions contributions,
            CustomerWatch watch,
            TimerQueue dueBook,
            PulseAccumulator pulse,
            CustomerClock clock) {
        this.blueprint = blueprint;
        this.accounts = accounts;
        this.waiting = waiting;
        this.forgotten = forgotten;
        this.intake = intake;
        this.contributions = contributions;
        this.watch = watch;
        this.dueBook = dueBook;
        this.pulse = pulse;
        this.clock = clock;
    }

    /**
     * Books an event.
     *
     * @return earlier adjustments that this event shows to be void
     * @throws RejectedException if the event cannot be booked; nothing has changed then
     */
    List<DeadLetter> book(SourceRecord arrival, Input input, CustomerEvent event, long wallMillis)
            throws RejectedException {
        forgotten.check(event); // first, because every other reason puts the record aside with the id in it
        checkHorizon(event, clock.reachedMillis(wallMillis));
        StoredCustomer account = accounts.get(event.customerId());
        Ledger before = account.ledger();
        if (event instanceof Adjustment adjustment) {
            checkCurrency(adjustment, before);
            Applied applied = before.with(adjustment);
            if (applied.changes(before) && before.order(adjustment.orderId()).isEmpty()) {
                waiting.keep(adjustment, arrival);
            }
            settle(input, event, applied, account, wallMillis);
        } else if (event instanceof Purchase order) {
            List<DeadLetter> voided = new ArrayList<>(0);
            Ledger known = withoutVoid(order, before, voided);
            settle(input, event, known.with(order), account, wallMillis);
            return voided;
        } else if (event instanceof Signup signup) {
            settle(input, event, before.with(signup), account, wallMillis);
        } else {
            forget(input, (ErasureRequest) event, account, wallMillis);
        }
        return List.of();
    }

    /**
     * Says of customers what time alone has changed.
     *
     * @param most how many to look at
     * @return whether nothing is left to be said
     */
    boolean lookAtDue(long wallMillis, int most) {
        long clockMillis = clock.millis(wallMillis);
        if (!dueBook.isDue(clockMillis)) {
            return true;
        }
        for (TimerQueue.Due due : dueBook.take(clockMillis, most)) {
            if (accounts.dueAt(due.customerId()) != due.dueAt()) {
                continue; // Another entry took its place.
            }
            StoredCustomer account = accounts.get(due.customerId());
            History history = History.of(account.ledger(), blueprint.rules());
            EmittedState standing = watch.timePassed(due.customerId(), account.standing(), history, clockMillis);
            accounts.put(due.customerId(), new StoredCustomer(standing, account.ledger()));
        }
        return !dueBook.isDue(clockMillis);
    }

    /**
     * Judges customers by a new model.
     *
     * @param most how many to look at
     */
    void rescore(ModelRescan rescoring, long wallMillis, int most) {
        if (rescoring.isOver()) {
            return;
        }
        accounts.write();
        long clockMillis = clock.millis(wallMillis);
        for (KeyValue<String, byte[]> stored : rescoring.next(most)) {
            StoredCustomer account = StoredCustomerCodec.decode(stored.key, stored.value);
            History history = History.of(account.ledger(), blueprint.rules());
            EmittedState standing = watch.modelCame(stored.key, account.standing(), history, clockMillis);
            if (isNews(standing, account.standing())) {
                accounts.put(stored.key, new StoredCustomer(standing, account.ledger()));
            }
        }
    }

    /** Writes to the stores what is not there yet. */
    void write() {
        accounts.write();
        dueBook.write();
    }

    /** That nothing had to be said until now need not be written down. */
    private static boolean isNews(EmittedState is, EmittedState was) {
        return is.dueAt() != was.dueAt() || !is.risk().equals(was.risk());
    }

    private void checkHorizon(CustomerEvent event, long reachedMillis) throws RejectedException {
        if (reachedMillis == Watermark.Input.NOTHING) {
            return;
        }
        int historyDays = blueprint.settings().time().historyDays();
        if (day(event.occurredAt()) < day(reachedMillis) - historyDays) {
            throw new RejectedException(
                    Code.BEYOND_HORIZON,
                    "occurredAt",
                    "occurredAt must be at most " + historyDays + " days before the latest event, which was "
                            + Instant.ofEpochMilli(reachedMillis) + ", was "
                            + Instant.ofEpochMilli(event.occurredAt()));
        }
    }

    private static void checkCurrency(Adjustment adjustment, Ledger ledger) throws RejectedException {
        var order = ledger.order(adjustment.orderId());
        if (order.isPresent() && !adjustment.isIn(order.get().currency())) {
            throw mismatch(adjustment, order.get());
        }
    }

    private static RejectedException mismatch(Adjustment adjustment, Purchase order) {
        return new RejectedException(
                Code.CURRENCY_MISMATCH,
                "currency",
                "currency must be that of the order, " + order.currency() + ", was " + adjustment.currency());
    }

    /** The ledger without adjustments that waited for this order and are not in its currency. */
    private Ledger withoutVoid(Purchase order, Ledger before, List<DeadLetter> voided) {
        Ledger known = before;
        if (before.adjustments().isEmpty() || before.order(order.orderId()).isPresent()) {
            return known;
        }
        for (Adjustment adjustment : before.adjustments()) {
            if (adjustment.orderId().equals(order.orderId())) {
                var arrival = waiting.take(adjustment);
                if (!adjustment.isIn(order.currency())) {
                    known = known.without(adjustment);
                    arrival.ifPresent(original -> voided.add(
                            new DeadLetter(original, mismatch(adjustment, order).rejection())));
                }
            }
        }
        return known;
    }

    private void settle(Input input, CustomerEvent event, Applied applied, StoredCustomer account, long wallMillis) {
        boolean late = accept(input, event);
        if (applied.effect() == Effect.DUPLICATE) {
            blueprint.observer().duplicate(input);
        } else if (applied.effect() == Effect.CONFLICT) {
            blueprint.observer().conflict(input);
        }
        if (applied.changes(account.ledger())) {
            // Another input may be behind; but not this customer.
            long clockMillis = Math.max(clock.millis(wallMillis), event.occurredAt());
            if (applied.effect() == Effect.NEW) {
                pulse.news(event, Math.max(clockMillis, blueprint.wallMillisThatCounts(wallMillis)));
            }
            Set<Cause> causes = causes(event, late, applied.effect());
            History was = History.of(account.ledger(), blueprint.rules());
            History is = was.next(account.ledger(), applied.ledger(), blueprint.rules());
            contributions.add(was, is, causes);
            contributions.addToModel(was, is);
            EmittedState standing = watch.eventCame(
                    event.customerId(), account.standing(), was, is, lifecycleCause(event, causes), clockMillis);
            accounts.put(event.customerId(), new StoredCustomer(standing, applied.ledger()));
        }
    }

    private boolean accept(Input input, CustomerEvent event) {
        boolean late = !intake.isEmpty() && day(event.occurredAt()) < day(intake.latestMillis());
        intake.accepted(event.occurredAt());
        blueprint.observer().accepted(input);
        if (late) {
            blueprint.observer().late(input);
        }
        return late;
    }

    private static Set<Cause> causes(CustomerEvent event, boolean late, Effect effect) {
        EnumSet<Cause> causes = EnumSet.noneOf(Cause.class);
        if (late) {
            causes.add(Cause.LATE_EVENT);
        }
        if (effect == Effect.CONFLICT) {
            causes.add(Cause.CONFLICTING_DELIVERY);
        }
        if (event instanceof Adjustment adjustment) {
            causes.add(adjustment.kind() == Adjustment.Kind.CANCELLED ? Cause.CANCELLATION : Cause.REFUND);
        }
        return causes;
    }

    /** The one that explains most; that an order or a signup came needs no explanation. */
    private static LifecycleCause lifecycleCause(CustomerEvent event, Set<Cause> causes) {
        if (causes.contains(Cause.CANCELLATION)) {
            return LifecycleCause.CANCELLATION;
        } else if (causes.contains(Cause.REFUND)) {
            return LifecycleCause.REFUND;
        } else if (causes.contains(Cause.CONFLICTING_DELIVERY)) {
            return LifecycleCause.CONFLICTING_DELIVERY;
        } else if (causes.contains(Cause.LATE_EVENT)) {
            return LifecycleCause.LATE_EVENT;
        }
        return event instanceof Signup ? LifecycleCause.SIGNUP : LifecycleCause.ORDER;
    }

    /** What the customer did after the request begins a new person. */
    private void forget(Input input, ErasureRequest request, StoredCustomer account, long wallMillis) {
        accept(input, request);
        blueprint.observer().erased();
        Ledger before = account.ledger();
        Ledger after = before.since(request.occurredAt());
        History was = History.of(before, blueprint.rules());
        History is = History.of(after, blueprint.rules());
        History nobody = History.of(Ledger.EMPTY, blueprint.rules());
        boolean isCountedOn = blueprint.settings().erasure().mode() == ErasureMode.FORGET_PERSON;
        History counted = isCountedOn ? History.of(before.until(request.occurredAt()), blueprint.rules()) : nobody;
        contributions.addToModel(was, is);
        contributions.add(was, counted, Set.of(Cause.ERASURE));
        contributions.add(nobody, is, Set.of(Cause.ERASURE));
        before.adjustments().stream()
                .filter(adjustment -> !after.adjustments().contains(adjustment))
                .forEach(waiting::drop);
        long clockMillis = clock.millis(wallMillis);
        watch.forget(request.customerId(), account.standing(), clockMillis);
        if (after.isEmpty()) {
            accounts.remove(request.customerId());
        } else {
            EmittedState standing = watch.eventCame(
                    request.customerId(), EmittedState.NEW, nobody, is, LifecycleCause.ORDER, clockMillis);
            accounts.put(request.customerId(), new StoredCustomer(standing, after));
        }
        forgotten.remember(request);
    }

    private int day(long epochMillis) {
        return blueprint.rules().calendar().dayOf(epochMillis);
    }
}
