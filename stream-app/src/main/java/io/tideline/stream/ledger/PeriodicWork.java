package io.tideline.stream.ledger;

import io.tideline.storage.StoreNames;
import io.tideline.stream.Blueprint;
import io.tideline.stream.timer.TimerQueue;
import java.util.Optional;
import org.apache.kafka.streams.processor.api.ProcessorContext;

/** The customers of one ledger task whom time or a new model changes, looked at a bounded number at a time. */
final class PeriodicWork implements AutoCloseable {
    /** Customers looked at while an event is processed: so a million that are due at once stall nothing. */
    private static final int MOST_AN_EVENT = 20;

    /** Customers looked at in one pass of the wall clock: some 20 microseconds each. */
    private static final int MOST_A_PASS = 10_000;

    /** A backlog is counted that far; beyond, it is large. */
    private static final int MOST_COUNTED = 10_000;

    private final Blueprint blueprint;
    private final int task;
    private final Bookkeeper bookkeeper;
    private final TimerQueue dueBook;
    private final Optional<NewestModel> model;
    private final ModelRescan rescoring;
    private final AtRiskList list;

    PeriodicWork(
            Blueprint blueprint,
            ProcessorContext<?, ?> context,
            Bookkeeper bookkeeper,
            TimerQueue dueBook,
            Optional<NewestModel> model,
            AtRiskList list) {
        this.blueprint = blueprint;
        this.task = context.taskId().partition();
        this.bookkeeper = bookkeeper;
        this.dueBook = dueBook;
        this.model = model;
        this.rescoring = new ModelRescan(context.getStateStore(StoreNames.LEDGERS));
        this.list = list;
        // A pass that a restart cut short is made again; it says nothing twice.
        model.filter(newest -> newest.get().modelVersion() > 0).ifPresent(any -> rescoring.begin());
    }

    /** An event was booked. */
    void eventCame(long wallMillis) {
        bookkeeper.lookAtDue(wallMillis, MOST_AN_EVENT);
    }

    /** The wall clock has moved. */
    void timePasses(long clockMillis, long wallMillis) {
        if (bookkeeper.lookAtDue(wallMillis, MOST_A_PASS)) {
            blueprint.observer().told(task, clockMillis);
        }
        blueprint.observer().dueBacklog(task, dueBook.count(clockMillis, MOST_COUNTED), dueBook.earliest());
        model.ifPresent(newest -> judge(newest, wallMillis));
        list.totals((level, customers, value) -> blueprint.observer().atRisk(task, level, customers, value));
    }

    private void judge(NewestModel newest, long wallMillis) {
        if (newest.refresh()) {
            rescoring.begin();
        }
        bookkeeper.rescore(rescoring, wallMillis, MOST_A_PASS);
        if (rescoring.isOver()) {
            blueprint.observer().judged(task, newest.get().modelVersion());
        }
    }

    @Override
    public void close() {
        model.ifPresent(NewestModel::close);
    }
}
