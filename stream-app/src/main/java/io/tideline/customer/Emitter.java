package io.tideline.customer;

import io.tideline.ledger.History;
import io.tideline.lifecycle.Lifecycle;
import io.tideline.lifecycle.LifecycleCause;
import io.tideline.lifecycle.LifecycleRow;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * Decides what is emitted about a customer, and when its timer fires, after an event, a timer or a new model.
 *
 * <p>Each customer has at most one timer that counts, for lifecycle and risk together. An order only puts off what is due,
 * so the timer may stay and fire early, when another one is set. With an order another one is set already if less than half
 * of the time is left, because the customer is stored then in any case. So a regular customer costs some timers in an
 * activity window, and not one an order. Immutable.
 */
final class Emitter {
    private final Optional<Lifecycle> lifecycle;
    private final Optional<RiskEmitter> risk;

    /**
     * An emitter.
     *
     * @param lifecycle empty if nobody wants it
     * @param risk empty if nobody wants it
     */
    Emitter(Optional<Lifecycle> lifecycle, Optional<RiskEmitter> risk) {
        this.lifecycle = lifecycle;
        this.risk = risk;
    }

    /**
     * Emits what an event changed.
     *
     * @param state what had been emitted about the history before
     */
    Emission afterEvent(EmittedState state, HistoryChange change, LifecycleCause cause, long clockMillis) {
        long now = Math.max(state.emittedUntil(), clockMillis);
        RiskEmitter.Step step =
                risk.map(rows -> rows.afterEvent(state, change, now)).orElse(RiskEmitter.Step.NONE);
        return emission(
                state,
                state.timerAt(),
                change.after(),
                states(state, change.before(), change.after(), cause, now),
                step,
                now);
    }

    /** Emits what time changed, after the customer's timer has fired. */
    Emission afterTimer(EmittedState state, History history, long clockMillis) {
        long now = Math.max(state.emittedUntil(), clockMillis);
        RiskEmitter.Step step =
                risk.map(rows -> rows.afterTime(state, history, now)).orElse(RiskEmitter.Step.NONE);
        return emission(state, EmittedState.NEVER, history, statesBegun(state, history, now), step, now);
    }

    /** Emits what a new model changed; it is only called for where risk is published. */
    Emission afterModel(EmittedState state, History history, long clockMillis) {
        long now = Math.max(state.emittedUntil(), clockMillis);
        RiskEmitter.Step step =
                risk.map(rows -> rows.afterModel(state, history, now)).orElse(RiskEmitter.Step.NONE);
        return emission(state, state.timerAt(), history, statesBegun(state, history, now), step, now);
    }

    /**
     * Withdraws everything that was emitted, and emits what is left of the customer as that of a new one.
     *
     * @param left the change from nobody to what is left
     */
    Emission afterErasure(EmittedState state, HistoryChange left, long clockMillis) {
        Emission anew = afterEvent(EmittedState.NEW, left, LifecycleCause.ORDER, clockMillis);
        return new Emission(
                state,
                anew.after(),
                anew.timer(),
                lifecycle
                        .map(any -> joined(new LifecycleEmission(Optional.empty(), clockMillis), anew.lifecycle()))
                        .orElse(List.of()),
                risk.map(any -> joined(new RiskEmission(Optional.empty(), clockMillis), anew.risk()))
                        .orElse(List.of()));
    }

    private static <T> List<T> joined(T first, List<T> others) {
        List<T> all = new ArrayList<>(others.size() + 1);
        all.add(first);
        all.addAll(others);
        return all;
    }

    private List<LifecycleEmission> statesBegun(EmittedState state, History history, long now) {
        return states(state, history, history, LifecycleCause.INACTIVITY, now);
    }

    private List<LifecycleEmission> states(
            EmittedState state, History before, History after, LifecycleCause cause, long now) {
        if (lifecycle.isEmpty()) {
            return List.of();
        }
        List<LifecycleRow> rows = lifecycle.get().rows(before, state.emittedUntil(), after, now, cause);
        return rows.isEmpty()
                ? List.of()
                : rows.stream()
                        .map(row -> new LifecycleEmission(Optional.of(row), now))
                        .toList();
    }

    /** What is emitted, with a timer that is not after the next thing that begins by itself. */
    private Emission emission(
            EmittedState before,
            long timerAt,
            History history,
            List<LifecycleEmission> states,
            RiskEmitter.Step step,
            long now) {
        long nextAt = Math.min(nextStateAt(history, now), step.nextLevelAt().orElse(EmittedState.NEVER));
        long next = canStay(timerAt, nextAt, now) ? timerAt : nextAt;
        boolean isSet = next != timerAt && next != EmittedState.NEVER;
        return new Emission(
                before,
                new EmittedState(now, next, step.emitted()),
                isSet ? OptionalLong.of(next) : OptionalLong.empty(),
                states,
                step.rows());
    }

    private long nextStateAt(History history, long now) {
        return lifecycle.isEmpty()
                ? EmittedState.NEVER
                : lifecycle.get().nextDueAt(history, now).orElse(EmittedState.NEVER);
    }

    private static boolean canStay(long timerAt, long nextAt, long now) {
        return nextAt != EmittedState.NEVER && timerAt < nextAt && timerAt - now >= (nextAt - now) / 2;
    }
}
