package io.tideline.stream.ledger;

import io.tideline.contract.LifecycleOutput;
import io.tideline.customer.EmittedRisk;
import io.tideline.customer.EmittedState;
import io.tideline.ledger.History;
import io.tideline.lifecycle.Lifecycle;
import io.tideline.lifecycle.LifecycleCause;
import io.tideline.lifecycle.LifecycleRow;
import io.tideline.stream.timer.TimerQueue;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Consumer;

/**
 * Says what becomes of a customer, when an event changes something and when time alone does.
 *
 * <p>Each customer has at most one entry in the due book that holds. An order only puts off what is due, so the entry may
 * stay and come due early, when another one is made. With an order another one is made already if less than half of the
 * time is left, because then the account is at hand. So a regular customer costs some entries in an activity window, and
 * not one an order.
 */
final class CustomerWatch {
    private final Optional<Lifecycle> lifecycle;
    private final Optional<RiskWatch> risk;
    private final TimerQueue dueBook;
    private final Consumer<LifecycleOutput> out;

    /**
     * A watch.
     *
     * @param lifecycle empty if nobody wants it
     * @param risk empty if nobody wants it
     */
    CustomerWatch(
            Optional<Lifecycle> lifecycle,
            Optional<RiskWatch> risk,
            TimerQueue dueBook,
            Consumer<LifecycleOutput> out) {
        this.lifecycle = lifecycle;
        this.risk = risk;
        this.dueBook = dueBook;
        this.out = out;
    }

    /**
     * Says what an event changed.
     *
     * @param standing what had been said
     * @param was the history of which that was said
     * @param is the history now
     * @param clockMillis the clock
     * @return what has been said now
     */
    EmittedState eventCame(
            String customerId, EmittedState standing, History was, History is, LifecycleCause cause, long clockMillis) {
        long now = Math.max(standing.toldAt(), clockMillis);
        sayStates(customerId, standing, was, is, cause, now);
        if (risk.isEmpty()) {
            return standing(customerId, standing.dueAt(), is, EmittedRisk.NOTHING, OptionalLong.empty(), now);
        }
        EmittedRisk told = standing.risk();
        if (standing.dueAt() <= now) { // Or nothing has begun by itself, and need not be looked for.
            told = risk.get()
                    .timePassed(customerId, told, standing.toldAt(), was, now)
                    .told();
        }
        RiskWatch.Said said = risk.get().eventCame(customerId, told, is, now);
        return standing(customerId, standing.dueAt(), is, said.told(), said.nextAt(), now);
    }

    /**
     * Says what time changed, after the customer's entry was taken out of the due book.
     *
     * @return what has been said now
     */
    EmittedState timePassed(String customerId, EmittedState standing, History history, long clockMillis) {
        return timePassed(customerId, standing, EmittedState.NEVER, history, clockMillis);
    }

    private EmittedState timePassed(
            String customerId, EmittedState standing, long entryAt, History history, long clockMillis) {
        long now = Math.max(standing.toldAt(), clockMillis);
        sayStates(customerId, standing, history, history, LifecycleCause.INACTIVITY, now);
        if (risk.isEmpty()) {
            return standing(customerId, entryAt, history, EmittedRisk.NOTHING, OptionalLong.empty(), now);
        }
        RiskWatch.Said said = risk.get().timePassed(customerId, standing.risk(), standing.toldAt(), history, now);
        return standing(customerId, entryAt, history, said.told(), said.nextAt(), now);
    }

    /**
     * Says what a new model changed.
     *
     * @return what has been said now
     */
    EmittedState modelCame(String customerId, EmittedState standing, History history, long clockMillis) {
        if (risk.isEmpty()) {
            return standing;
        }
        boolean isFirst = standing.risk().modelVersion() == 0;
        EmittedState told =
                isFirst ? standing : timePassed(customerId, standing, standing.dueAt(), history, clockMillis);
        long now = Math.max(standing.toldAt(), clockMillis);
        sayStates(customerId, told, history, history, LifecycleCause.INACTIVITY, now);
        RiskWatch.Said said = risk.get().modelCame(customerId, told.risk(), history, now);
        return standing(customerId, told.dueAt(), history, said.told(), said.nextAt(), now);
    }

    /** Takes back everything that was said. */
    void forget(String customerId, EmittedState standing, long clockMillis) {
        dueBook.erase(customerId);
        lifecycle.ifPresent(any -> out.accept(new LifecycleOutput(customerId, Optional.empty(), clockMillis)));
        risk.ifPresent(watch -> watch.forget(customerId, standing.risk(), clockMillis));
    }

    private void sayStates(
            String customerId, EmittedState standing, History was, History is, LifecycleCause cause, long now) {
        if (lifecycle.isPresent()) {
            for (LifecycleRow row : lifecycle.get().rows(was, standing.toldAt(), is, now, cause)) {
                out.accept(new LifecycleOutput(customerId, Optional.of(row), now));
            }
        }
    }

    private EmittedState standing(
            String customerId, long entryAt, History history, EmittedRisk told, OptionalLong nextLevelAt, long now) {
        long stateAt = lifecycle
                .map(states -> states.nextDueAt(history, now).orElse(EmittedState.NEVER))
                .orElse(EmittedState.NEVER);
        long dueAt = Math.min(stateAt, nextLevelAt.orElse(EmittedState.NEVER));
        return new EmittedState(now, entry(customerId, entryAt, dueAt, now), told);
    }

    /** Makes sure that there is an entry not after what is due, and says when it is. */
    private long entry(String customerId, long entryAt, long dueAt, long now) {
        boolean canStay = entryAt == dueAt || (entryAt < dueAt && entryAt - now >= (dueAt - now) / 2);
        if (canStay && dueAt != EmittedState.NEVER) {
            return entryAt;
        }
        if (dueAt != EmittedState.NEVER) {
            dueBook.put(dueAt, customerId);
        }
        return dueAt;
    }
}
