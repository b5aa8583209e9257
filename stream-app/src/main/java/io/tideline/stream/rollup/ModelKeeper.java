package io.tideline.stream.rollup;

import io.tideline.contract.ModelOutput;
import io.tideline.delta.Sums;
import io.tideline.finality.PublicationFrontier;
import io.tideline.risk.model.FittedModel;
import io.tideline.risk.model.ModelFit;
import io.tideline.risk.solver.Fit;
import io.tideline.storage.ModelSchedule;
import io.tideline.stream.Blueprint;
import io.tideline.stream.Observer;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.apache.kafka.streams.state.KeyValueStore;

/**
 * Fits the model again and again, beside the stream thread, to the counts of all customers.
 *
 * <p>No model is fitted while history is being counted: it would be out of date at once, and which ones there were would
 * depend on the speed of the machine. So files that are replayed get one model, fitted to all of them. A fit that fails
 * leaves the model as it is. One that is lost with its process is made again by the next.
 */
final class ModelKeeper {
    private static final String SCHEDULE = "schedule";

    private final ModelAggregate aggregate;
    private final KeyValueStore<String, byte[]> schedules;
    private final ModelFit fit;
    private final int refitDays;
    private final Observer observer;
    private final Consumer<ModelOutput> emit;
    private ModelSchedule schedule;
    private Optional<Running> running = Optional.empty();

    /** A fit that another thread makes. */
    private record Running(int clockDay, long startedNanos, CompletableFuture<Fit<FittedModel>> outcome) {}

    ModelKeeper(
            Blueprint blueprint,
            ModelAggregate aggregate,
            KeyValueStore<String, byte[]> schedules,
            Consumer<ModelOutput> emit) {
        this.aggregate = aggregate;
        this.schedules = schedules;
        this.fit = blueprint.modelFit();
        this.refitDays = blueprint.modelRefitDays();
        this.observer = blueprint.observer();
        this.emit = emit;
        this.schedule = Optional.ofNullable(schedules.get(SCHEDULE))
                .map(ModelSchedule::decode)
                .orElse(ModelSchedule.NEW);
    }

    /** Adds to the counts. */
    void add(Sums sums) {
        aggregate.add(sums);
    }

    /**
     * Begins a fit that is due, or ends one that is ready.
     *
     * @param hasCaughtUp whether the counts are those of now
     */
    void look(PublicationFrontier frontier, boolean hasCaughtUp) {
        running.filter(fitting -> fitting.outcome().isDone()).ifPresent(this::end);
        boolean isDue = false;
        if (!frontier.equals(PublicationFrontier.NONE)) {
            aggregate.forgetUnneeded(frontier.clockDay());
            isDue = !aggregate.isEmpty() && schedule.isDue(frontier.clockDay(), refitDays);
        }
        if (isDue && hasCaughtUp && running.isEmpty()) {
            begin(frontier);
        }
        observer.modelState(schedule.modelVersion(), !isDue && running.isEmpty());
    }

    private void begin(PublicationFrontier frontier) {
        var counts = aggregate.copy();
        int today = Math.max(frontier.clockDay(), counts.purchases().lastDay());
        long version = schedule.modelVersion() + 1;
        CompletableFuture<Fit<FittedModel>> outcome = new CompletableFuture<>();
        Thread thread = new Thread(
                () -> {
                    try {
                        outcome.complete(fit.fit(counts, today, version, frontier.clockMillis()));
                    } catch (RuntimeException defect) {
                        outcome.complete(new Fit.Failed<>(Fit.Reason.DEFECT, defect.toString()));
                        throw defect; // The thread prints it; events go on being counted, by the model there is.
                    } catch (Error failure) {
                        outcome.completeExceptionally(failure);
                    }
                },
                "tideline-model-fit");
        thread.setDaemon(true);
        thread.start();
        running = Optional.of(new Running(frontier.clockDay(), System.nanoTime(), outcome));
    }

    private void end(Running ended) {
        running = Optional.empty();
        long fitMillis = TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - ended.startedNanos());
        boolean succeeded = ended.outcome()
                .join()
                .match(
                        found -> {
                            emit.accept(new ModelOutput(found.found(), fitMillis));
                            return true;
                        },
                        failed -> {
                            observer.modelFitFailed(failed.reason());
                            return false;
                        });
        schedule = schedule.tried(ended.clockDay(), succeeded);
        schedules.put(SCHEDULE, schedule.encode());
    }
}
