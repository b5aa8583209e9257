package io.tideline.app;

import io.tideline.cohort.CohortCell;
import io.tideline.config.Plan;
import io.tideline.delta.Segment;
import io.tideline.kpi.CurrentRow;
import io.tideline.ledger.Dimension;
import io.tideline.query.ClockView;
import io.tideline.query.LocalClock;
import io.tideline.query.LocalCohorts;
import io.tideline.query.LocalKpis;
import io.tideline.query.NotAvailableException;
import io.tideline.query.StateAccess;
import io.tideline.query.StreamsState;
import io.tideline.telemetry.FigureSource;
import java.util.List;
import java.util.Optional;
import java.util.function.LongSupplier;
import java.util.function.Supplier;
import java.util.stream.Stream;

/** Reads the figures for the metrics from the stores of this instance at the moment of the scrape. */
final class StoredFigures implements FigureSource {
    private final Plan plan;
    private final LocalKpis kpis;
    private final LocalCohorts cohorts;
    private final LocalClock clock;
    private final LongSupplier wallMillis;

    StoredFigures(Plan plan, StateAccess state, LongSupplier wallMillis) {
        this.plan = plan;
        this.kpis = new LocalKpis(state, plan.rules().calendar().windows());
        this.cohorts = new LocalCohorts(state, plan.rules().calendar());
        this.clock = new LocalClock(state, plan);
        this.wallMillis = wallMillis;
    }

    @Override
    public List<CurrentRow> currentRows() {
        int maxSegments = plan.settings().http().maxMetricSegments();
        return Stream.concat(
                        Stream.of(Segment.ALL.dimension()),
                        plan.rules().dimensions().stream().map(Dimension::id))
                .flatMap(dimension -> ifReadable(() -> kpis.held(dimension, maxSegments)).stream())
                .flatMap(List::stream)
                .toList();
    }

    @Override
    public List<CohortCell> cohortCells() {
        return clockView()
                .flatMap(view ->
                        ifReadable(() -> cohorts.heldComplete(view.frontier().clockDay())))
                .orElse(List.of());
    }

    @Override
    public Optional<ClockReading> clock() {
        return clockView().map(this::reading);
    }

    private Optional<ClockView> clockView() {
        return ifReadable(() -> clock.view(wallMillis.getAsLong())).filter(view -> !view.isEmpty());
    }

    private ClockReading reading(ClockView view) {
        int finalDay = view.frontier().finalDay();
        return new ClockReading(
                view.frontier().clockMillis(),
                view.latestEventMillis(),
                finalDay == Integer.MIN_VALUE
                        ? Optional.empty()
                        : Optional.of(plan.rules().calendar().startMillis(finalDay + 1)));
    }

    /** A figure, or empty if it is held elsewhere or being moved; its gauge is absent then. */
    private static <T> Optional<T> ifReadable(Supplier<T> figure) {
        try {
            return Optional.of(figure.get());
        } catch (NotAvailableException notHere) {
            return Optional.empty();
        } catch (RuntimeException thrown) {
            if (StreamsState.isMoved(thrown)) {
                return Optional.empty();
            }
            throw thrown;
        }
    }
}
