package io.tideline.stream.ledger;

import io.tideline.storage.StoreNames;
import io.tideline.stream.Blueprint;
import io.tideline.stream.timer.TimerQueue;
import java.util.Optional;
import org.apache.kafka.streams.processor.api.ProcessorContext;

/**
 * The work of one ledger task that time or a new model causes: timers are fired and customers are judged anew, a bounded
 * number at a time.
 */
final class PeriodicWork implements AutoCloseable {
    /** Timers fired while an event is processed: so a million that are due at once stall nothing. */
    private static final int MOST_AN_EVENT = 20;

    /** Customers handled in one pass of the wall clock: some 20 microseconds each. */
    private static final int MOST_A_PASS = 10_000;

    /** A backlog is counted that far; beyond, it is large. */
    private static final int MOST_COUNTED = 10_000;

    private final Blueprint blueprint;
    private final int task;
    private final CustomerUpdates updates;
    private final TaskStores stores;
    private final Optional<NewestModel> model;
    private final ModelRescan rescan;

    PeriodicWork(
            Blueprint blueprint,
            ProcessorContext<?, ?> context,
            CustomerUpdates updates,
            TaskStores stores,
            Optional<NewestModel> model) {
        this.blueprint = blueprint;
        this.task = context.taskId().partition();
        this.updates = updates;
        this.stores = stores;
        this.model = model;
        this.rescan = new ModelRescan(context.getStateStore(StoreNames.LEDGERS));
        // A pass that a restart cut short is made again; it emits nothing twice.
        model.filter(newest -> newest.judge().modelVersion() > 0).ifPresent(any -> rescan.begin());
    }

    /** Does a little of the work after an event. */
    void eventCame(long wallMillis) {
        updates.fireTimers(wallMillis, MOST_AN_EVENT);
    }

    /** Does as much of the work as fits into one pass of the wall clock, and tells the observer what is left. */
    void timePasses(long clockMillis, long wallMillis) {
        if (updates.fireTimers(wallMillis, MOST_A_PASS)) {
            blueprint.observer().told(task, clockMillis);
        }
        TimerQueue timers = stores.timers();
        blueprint.observer().dueBacklog(task, timers.count(clockMillis, MOST_COUNTED), timers.earliest());
        model.ifPresent(newest -> judge(newest, wallMillis));
        stores.atRisk().totals((level, customers, value) -> blueprint.observer().atRisk(task, level, customers, value));
    }

    private void judge(NewestModel newest, long wallMillis) {
        if (newest.refresh()) {
            updates.judgeBy(Optional.of(newest.judge()));
            rescan.begin();
        }
        updates.rescan(rescan, wallMillis, MOST_A_PASS);
        if (rescan.isOver()) {
            blueprint.observer().judged(task, newest.judge().modelVersion());
        }
    }

    @Override
    public void close() {
        model.ifPresent(NewestModel::close);
    }
}
