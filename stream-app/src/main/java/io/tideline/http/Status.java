package io.tideline.http;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.tideline.config.Plan;
import io.tideline.finality.ClockMode;
import io.tideline.query.ClockView;
import io.tideline.query.LocalClock;
import io.tideline.query.NotAvailableException;
import io.tideline.query.PipelineView;
import java.time.Duration;
import java.time.LocalDate;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.LongSupplier;
import java.util.function.Supplier;

/** How fresh the figures are that this instance gives. */
final class Status {
    /** Some batches; less is in flight at any moment under load. */
    private static final long MOST_BEHIND = 5_000;

    /**
     * A round of publishing comes every {@code kpi.emit.interval}, so many missed ones are a standstill; but cohorts put
     * theirs off by up to 10 s.
     */
    private static final int ROUNDS_MISSED = 5;

    private static final Duration LEAST_SILENCE = Duration.ofSeconds(30);

    private final Plan plan;
    private final PipelineView pipeline;
    private final LocalClock clock;
    private final Supplier<OptionalLong> publishedAtMillis;
    private final LongSupplier wallMillis;

    /** What the reader of a figure has to know about its age. */
    enum Word {
        /** What has arrived is in the figures. */
        LIVE,
        /** Events wait, history is being counted, or state is being restored. */
        CATCHING_UP,
        /** Nothing is published although it should be. */
        STALE
    }

    Status(
            Plan plan,
            PipelineView pipeline,
            LocalClock clock,
            Supplier<OptionalLong> publishedAtMillis,
            LongSupplier wallMillis) {
        this.plan = plan;
        this.pipeline = pipeline;
        this.clock = clock;
        this.publishedAtMillis = publishedAtMillis;
        this.wallMillis = wallMillis;
    }

    /** The status as JSON. */
    ObjectNode json() {
        long now = wallMillis.getAsLong();
        long behind = pipeline.recordsBehind();
        ObjectNode json = Json.object();
        Optional<ClockView> view = view(now);
        json.put("state", word(now, behind, view).name());
        json.put("pipeline", pipeline.state().name());
        json.put("recordsBehind", behind);
        json.put("now", Json.instant(now));
        view.ifPresentOrElse(found -> write(found, now, json), () -> writeNothing(json));
        OptionalLong published = publishedAtMillis.get();
        json.put("publishedAt", published.isPresent() ? Json.instant(published.getAsLong()) : null);
        json.put("timeZone", plan.rules().calendar().zone().getId());
        json.put("currency", plan.settings().store().currency());
        json.put("clockMode", plan.settings().time().clockMode().name().toLowerCase(java.util.Locale.ROOT));
        json.put("activityWindowDays", plan.rules().activityWindowDays());
        json.put("riskHorizonDays", plan.settings().risk().horizonDays());
        return json;
    }

    private Word word(long now, long behind, Optional<ClockView> view) {
        switch (pipeline.state()) {
            case ENDED -> {
                return Word.STALE;
            }
            case STARTING, BALANCING -> {
                return Word.CATCHING_UP;
            }
            case RUNNING -> {
                OptionalLong published = publishedAtMillis.get();
                if (published.isPresent() && now - published.getAsLong() > mostSilenceMillis()) {
                    return Word.STALE;
                }
                return behind > MOST_BEHIND || countsHistory(view) ? Word.CATCHING_UP : Word.LIVE;
            }
        }
        throw new IllegalStateException("the pipeline is " + pipeline.state());
    }

    /** What has been read is added up a moment later. On the clock of events there is no telling history from now. */
    private boolean countsHistory(Optional<ClockView> view) {
        return plan.settings().time().clockMode() == ClockMode.LIVE
                && view.filter(found -> !found.hasCaughtUp()).isPresent();
    }

    private long mostSilenceMillis() {
        return Math.max(
                LEAST_SILENCE.toMillis(),
                ROUNDS_MISSED * plan.settings().figures().emitInterval().toMillis());
    }

    private Optional<ClockView> view(long now) {
        try {
            return Optional.of(clock.view(now)).filter(view -> !view.isEmpty());
        } catch (NotAvailableException notHere) {
            return Optional.empty();
        }
    }

    private static void write(ClockView view, long now, ObjectNode json) {
        json.put("asOf", Json.instant(view.horizon().clockMillis()));
        json.put("clockDate", LocalDate.ofEpochDay(view.horizon().clockDay()).toString());
        int finalDay = view.horizon().finalDay();
        json.put(
                "finalThrough",
                finalDay == Integer.MIN_VALUE
                        ? null
                        : LocalDate.ofEpochDay(finalDay).toString());
        json.put("latestEventAt", Json.instant(view.latestEventMillis()));
        json.put("eventTimeLagSeconds", Math.max(0, (now - view.latestEventMillis()) / 1000));
    }

    private static void writeNothing(ObjectNode json) {
        json.putNull("asOf");
        json.putNull("clockDate");
        json.putNull("finalThrough");
        json.putNull("latestEventAt");
        json.putNull("eventTimeLagSeconds");
    }
}
