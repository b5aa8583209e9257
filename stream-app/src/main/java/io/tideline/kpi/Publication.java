package io.tideline.kpi;

import io.tideline.delta.Cause;
import io.tideline.finality.PublicationFrontier;
import io.tideline.finality.RowStatus;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;

/** Decides what becomes of a published row when its figures are read again. */
public final class Publication {
    private final PublicationFrontier before;
    private final PublicationFrontier now;

    /**
     * A round of publishing.
     *
     * @param before how far the segment was published until now
     * @param now how far it is published by this round
     */
    public Publication(PublicationFrontier before, PublicationFrontier now) {
        this.before = before;
        this.now = now;
    }

    /**
     * The next revision of a row, or empty if nothing about it changed.
     *
     * @param last the row as last published; empty also stands for a row of zeros
     * @param start first day of the window
     * @param end last day that is counted
     * @param lastDay last day of the window
     * @param counts the figures now
     * @param causes what changed the segment since the last round
     */
    public Optional<KpiRow> next(
            Optional<KpiRow> last, int start, int end, int lastDay, KpiCounts counts, Supplier<Set<Cause>> causes) {
        if (last.isEmpty() && counts.isZero()) {
            return Optional.empty();
        }
        boolean changed = last.isEmpty()
                || !last.get().counts().equals(counts)
                || last.get().end() != end;
        RowStatus status = status(last, lastDay, changed);
        if (!changed && last.get().status() == status) {
            return Optional.empty();
        }
        return Optional.of(new KpiRow(
                start,
                end,
                counts,
                status,
                last.map(KpiRow::revision).orElse(0) + 1,
                now.clockMillis(),
                status == RowStatus.CORRECTED ? causesOrLate(causes.get()) : Set.of()));
    }

    /**
     * A ledger task calls an event late by what it has read itself. One that is in order in its own partition, but
     * comes after the others have made its day final, is known to be late only here.
     */
    private static Set<Cause> causesOrLate(Set<Cause> known) {
        return known.isEmpty() ? Set.of(Cause.LATE_EVENT) : known;
    }

    private RowStatus status(Optional<KpiRow> last, int lastDay, boolean changed) {
        if (lastDay > now.finalDay()) {
            return RowStatus.PROVISIONAL;
        }
        boolean wasFinal =
                last.map(row -> row.status() != RowStatus.PROVISIONAL).orElse(lastDay <= before.finalDay());
        if (!wasFinal) {
            return RowStatus.FINAL;
        }
        return changed ? RowStatus.CORRECTED : last.get().status();
    }
}
