package io.tideline.topology;

import io.tideline.config.Output;
import io.tideline.ledger.History;
import io.tideline.lifecycle.Lifecycle;
import io.tideline.lifecycle.LifecycleCause;
import io.tideline.lifecycle.LifecycleRow;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * Says what becomes of a customer, when an event changes something and when time alone does.
 *
 * <p>Each customer has at most one entry in the due book. It is moved lazily: an order only puts off what is due, so the
 * entry stays, comes due early, and is moved then. So a regular customer costs one entry in an activity window, and not
 * one an order.
 */
final class CustomerWatch {
    private final Optional<Lifecycle> lifecycle;
    private final DueBook dueBook;
    private final Consumer<LedgerOutput.OfLifecycle> out;

    CustomerWatch(Blueprint blueprint, DueBook dueBook, Consumer<LedgerOutput.OfLifecycle> out) {
        this.lifecycle = blueprint.writes(Output.LIFECYCLE) ? Optional.of(blueprint.lifecycle()) : Optional.empty();
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
    Standing eventCame(
            String customerId, Standing standing, History was, History is, LifecycleCause cause, long clockMillis) {
        long now = Math.max(standing.toldAt(), clockMillis);
        lifecycle.ifPresent(states ->
                states.rows(was, standing.toldAt(), is, now, cause).forEach(row -> say(customerId, row, now)));
        return new Standing(
                now, moved(customerId, standing.dueAt(), dueAt(is, now)), standing.level(), standing.modelVersion());
    }

    /**
     * Says what time changed, after the customer's entry was taken out of the due book.
     *
     * @return what has been said now
     */
    Standing timePassed(String customerId, Standing standing, History history, long clockMillis) {
        Standing without = new Standing(standing.toldAt(), Standing.NEVER, standing.level(), standing.modelVersion());
        return eventCame(customerId, without, history, history, LifecycleCause.INACTIVITY, clockMillis);
    }

    /** Takes back everything that was said. */
    void forget(String customerId, Standing standing, long clockMillis) {
        moved(customerId, standing.dueAt(), Standing.NEVER);
        lifecycle.ifPresent(any -> out.accept(new LedgerOutput.OfLifecycle(customerId, Optional.empty(), clockMillis)));
    }

    private void say(String customerId, LifecycleRow row, long now) {
        out.accept(new LedgerOutput.OfLifecycle(customerId, Optional.of(row), now));
    }

    private long dueAt(History history, long now) {
        return lifecycle
                .map(states -> states.nextDueAt(history, now).orElse(Standing.NEVER))
                .orElse(Standing.NEVER);
    }

    /** Makes sure that there is an entry not after what is due, and says when it is. */
    private long moved(String customerId, long entryAt, long dueAt) {
        if (entryAt <= dueAt && dueAt != Standing.NEVER) {
            return entryAt;
        }
        if (entryAt != Standing.NEVER) {
            dueBook.remove(entryAt, customerId);
        }
        if (dueAt != Standing.NEVER) {
            dueBook.put(dueAt, customerId);
        }
        return dueAt;
    }
}
