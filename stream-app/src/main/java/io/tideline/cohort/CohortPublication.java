package io.tideline.cohort;

import io.tideline.delta.Cause;
import io.tideline.finality.PublicationFrontier;
import io.tideline.finality.RowStatus;
import java.util.Optional;
import java.util.Set;

/**
 * Decides what becomes of a published cell when its figures are read again.
 *
 * <p>A cell is final like a KPI row, once its period is over and its grace as well. That a member comes back later raises
 * {@link CohortFigures#unboundedRetained} of final cells: such a row is sent under the status it had.
 */
public final class CohortPublication {
    private final PublicationFrontier before;
    private final PublicationFrontier now;

    /**
     * A round of publishing.
     *
     * @param before how far the segment was published until now
     * @param now how far it is published by this round
     */
    public CohortPublication(PublicationFrontier before, PublicationFrontier now) {
        this.before = before;
        this.now = now;
    }

    /**
     * The next revision of a cell, or empty if nothing about it changed.
     *
     * @param last the cell as last published; empty also stands for one of zeros
     * @param cell the cell now
     * @param causes what changed its cohort since the last round
     */
    public Optional<CohortRow> next(Optional<CohortRow> last, CohortCell cell, Set<Cause> causes) {
        CohortFigures was = last.map(CohortRow::figures).orElse(CohortFigures.ZERO);
        CohortFigures is = cell.figures();
        if (last.isEmpty() && is.isZero()) {
            return Optional.empty();
        }
        RowStatus status = status(last, cell.periodEnd(), !is.isSameButForReturns(was));
        if (is.equals(was) && last.isPresent() && last.get().status() == status) {
            return Optional.empty();
        }
        int revision = last.map(CohortRow::revision).orElse(0) + 1;
        return Optional.of(new CohortRow(is, status, revision, now.clockMillis(), causes(status, last, is, causes)));
    }

    private RowStatus status(Optional<CohortRow> last, int periodEnd, boolean corrects) {
        if (periodEnd > now.finalDay()) {
            return RowStatus.PROVISIONAL;
        }
        boolean wasFinal =
                last.map(row -> row.status() != RowStatus.PROVISIONAL).orElse(periodEnd <= before.finalDay());
        if (!wasFinal) {
            return RowStatus.FINAL;
        }
        return corrects ? RowStatus.CORRECTED : last.map(CohortRow::status).orElse(RowStatus.FINAL);
    }

    /** A corrected cell that a member merely came back to keeps the causes it has. */
    private static Set<Cause> causes(RowStatus status, Optional<CohortRow> last, CohortFigures is, Set<Cause> causes) {
        if (status != RowStatus.CORRECTED) {
            return Set.of();
        }
        if (last.isPresent() && is.isSameButForReturns(last.get().figures())) {
            return last.get().causes();
        }
        return causes.isEmpty() ? Set.of(Cause.LATE_EVENT) : causes;
    }
}
