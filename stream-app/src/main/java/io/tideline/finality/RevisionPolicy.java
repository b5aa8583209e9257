package io.tideline.finality;

import io.tideline.delta.Cause;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;

/** Decides what becomes of a published row, of any family, when its figures are read again. */
public final class RevisionPolicy {
    private final PublicationFrontier before;
    private final PublicationFrontier now;

    /**
     * The policy of one pass over a segment.
     *
     * @param before how far the segment was published until now
     * @param now how far it is published by this pass
     */
    public RevisionPolicy(PublicationFrontier before, PublicationFrontier now) {
        this.before = before;
        this.now = now;
    }

    /**
     * The next revision of a row, or empty if there is nothing to send.
     *
     * @param last the revision that is published; empty also stands for a row of zeros, which is not sent
     * @param lastDay last epoch day of the row's period, also while it runs
     * @param change how the figures differ from the published ones
     * @param causes what is known to have changed the row since the last pass
     */
    public Optional<Revision> next(
            Optional<Revision> last, int lastDay, RowChange change, Supplier<Set<Cause>> causes) {
        if (last.isEmpty() && change == RowChange.NONE) {
            return Optional.empty();
        }
        RowStatus status = status(last, lastDay, change);
        if (change == RowChange.NONE && last.get().status() == status) {
            return Optional.empty();
        }
        int number = last.map(Revision::number).orElse(0) + 1;
        Set<Cause> known = status == RowStatus.CORRECTED ? causes(last, change, causes) : Set.of();
        return Optional.of(new Revision(status, number, now.clockMillis(), known));
    }

    private RowStatus status(Optional<Revision> last, int lastDay, RowChange change) {
        if (lastDay > now.finalDay()) {
            return RowStatus.PROVISIONAL;
        }
        boolean wasFinal =
                last.map(revision -> revision.status() != RowStatus.PROVISIONAL).orElse(lastDay <= before.finalDay());
        if (!wasFinal) {
            return RowStatus.FINAL;
        }
        return change == RowChange.CORRECTION
                ? RowStatus.CORRECTED
                : last.map(Revision::status).orElse(RowStatus.FINAL);
    }

    /**
     * A ledger task calls an event late by what it has read itself. One that is in order in its own partition, but comes
     * after the others have made its day final, is known to be late only here.
     */
    private static Set<Cause> causes(Optional<Revision> last, RowChange change, Supplier<Set<Cause>> causes) {
        if (change != RowChange.CORRECTION) {
            return last.orElseThrow().causes();
        }
        Set<Cause> known = causes.get();
        return known.isEmpty() ? Set.of(Cause.LATE_EVENT) : known;
    }
}
