package io.tideline.topology;

import io.tideline.kpi.ClockMark;
import io.tideline.kpi.Sums;
import java.util.function.Function;

/** What goes from the ledgers to the rollup: sums of one segment, or how far a partition has been read. */
sealed interface Handover extends LedgerOutput {
    /** Calls the function for this kind. */
    <R> R match(Function<Sums, R> sums, Function<ClockMark, R> mark);

    /** Sums of one segment. */
    record OfSums(Sums sums) implements Handover {
        @Override
        public <R> R match(Function<Sums, R> whenSums, Function<ClockMark, R> whenMark) {
            return whenSums.apply(sums);
        }
    }

    /** How far a partition has been read. */
    record OfMark(ClockMark mark) implements Handover {
        @Override
        public <R> R match(Function<Sums, R> whenSums, Function<ClockMark, R> whenMark) {
            return whenMark.apply(mark);
        }
    }
}
