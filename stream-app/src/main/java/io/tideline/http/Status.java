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

/** The status of this instance: how far its figures reach and how fresh they are. */
final class Status {
    /** This is some batches: under load fewer records are in flight at any moment. */
    private static final long MOST_BEHIND = 5_000;

    /**
     * Figures are published every {@code kpi.emit.interval}; after so many missed intervals they are stale, but not before
     * {@link #LEAST_SILENCE}, because cohorts may be published 10 s later.
     */
    private static final int MOST_MISSED_PUBLICATIONS = 5;

    private static final Duration LEAST_SILENCE = Duration.ofSeconds(30);

    private final Plan plan;
    private final PipelineView pipeline;
    private final LocalClock clock;
    private final Supplier<OptionalLong> publishedAtMillis;
    private final LongSupplier wallMillis;

    /** The freshness of the figures. */
    enum Freshness {
        /** The events that have arrived are in the figures. */
        LIVE,
        /** Events wait, history is being counted, or state is being restored. */
        CATCHING_UP,
        /** Nothing is published any more. */
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
        json.put("state", freshness(now, behind, view).name());
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

    private Freshness freshness(long now, long behind, Optional<ClockView> view) {
        switch (pipeline.state()) {
            case ENDED -> {
                return Freshness.STALE;
            }
            case STARTING, BALANCING -> {
                return Freshness.CATCHING_UP;
            }
            case RUNNING -> {
                OptionalLong published = publishedAtMillis.get();
                if (published.isPresent() && now - published.getAsLong() > mostSilenceMillis()) {
                    return Freshness.STALE;
                }
                return behind > MOST_BEHIND || countsHistory(view) ? Freshness.CATCHING_UP : Freshness.LIVE;
            }
        }
        throw new IllegalStateException("the pipeline is " + pipeline.state());
    }

    /** Whether the latest event counted is an old one. Where only events move the clock, this cannot be told. */
    private boolean countsHistory(Optional<ClockView> view) {
        return plan.settings().time().clockMode() == ClockMode.LIVE
                && view.filter(found -> !found.hasCaughtUp()).isPresent();
    }

    private long mostSilenceMillis() {
        return Math.max(
                LEAST_SILENCE.toMillis(),
                MOST_MISSED_PUBLICATIONS
                        * plan.settings().figures().emitInterval().toMillis());
    }

    private Optional<ClockView> view(long now) {
        try {
            return Optional.of(clock.view(now)).filter(view -> !view.isEmpty());
        } catch (NotAvailableException notHere) {
            return Optional.empty();
        }
    }

    private static void write(ClockView view, long now, ObjectNode json) {
        json.put("asOf", Json.instant(view.frontier().clockMillis()));
        json.put("clockDate", LocalDate.ofEpochDay(view.frontier().clockDay()).toString());
        int finalDay = view.frontier().finalDay();
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
