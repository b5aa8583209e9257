package io.tideline.http;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.javalin.http.Context;
import io.tideline.query.PipelineView;
import io.tideline.query.PipelineView.State;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

/** {@code /health/*}: the probes that say whether to restart this process, to send it requests, and to wait for its start. */
final class HealthEndpoint {
    private final PipelineView pipeline;
    private final ProgressWatch watch;
    private volatile boolean hasRun;

    HealthEndpoint(PipelineView pipeline, ProgressWatch watch) {
        this.pipeline = pipeline;
        this.watch = watch;
    }

    List<Operation> operations() {
        return List.of(
                operation(
                        "live",
                        "Whether the threads make progress; 503 means: restart the process.",
                        this::problemOfLife),
                operation("ready", "Whether the pipeline runs and its stores can be read.", this::problemOfReadiness),
                operation(
                        "startup",
                        "Whether the pipeline has run once since the start of the process.",
                        this::problemOfStart));
    }

    private Operation operation(String name, String summary, Supplier<Optional<String>> problem) {
        return new Operation(
                "/health/" + name,
                summary,
                List.of(),
                List.of(Operation.JSON),
                "Health",
                List.of(Refusal.Kind.NOT_AVAILABLE),
                true,
                context -> answer(context, problem.get()));
    }

    /** Checks the threads between the probes as well, so that a long pause between two probes is not taken for a hang. */
    void observe() {
        if (pipeline.state() == State.RUNNING) {
            hasRun = true;
        }
        watch.look(pipeline.threads(), nowMillis());
    }

    private Optional<String> problemOfLife() {
        return pipeline.state() == State.ENDED
                ? Optional.of("the pipeline has ended")
                : watch.look(pipeline.threads(), nowMillis());
    }

    private Optional<String> problemOfReadiness() {
        if (pipeline.state() != State.RUNNING) {
            return Optional.of("the pipeline is " + pipeline.state());
        }
        hasRun = true;
        return pipeline.isReadable() ? Optional.empty() : Optional.of("a store cannot be read yet");
    }

    private Optional<String> problemOfStart() {
        return hasRun || pipeline.state() == State.RUNNING
                ? Optional.empty()
                : Optional.of("the pipeline is " + pipeline.state() + " and has not run yet");
    }

    private static long nowMillis() {
        return TimeUnit.NANOSECONDS.toMillis(System.nanoTime());
    }

    private static void answer(Context context, Optional<String> problem) {
        ObjectNode body = Json.object();
        body.put("status", problem.isPresent() ? "DOWN" : "UP");
        problem.ifPresent(sentence -> body.put("message", sentence));
        if (problem.isPresent()) {
            Answers.notNow(context);
        }
        context.header("Cache-Control", "no-store");
        Answers.json(context, body);
    }
}
