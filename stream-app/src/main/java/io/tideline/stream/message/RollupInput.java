package io.tideline.stream.message;

import io.tideline.delta.Sums;
import io.tideline.finality.Watermark;
import java.util.function.Function;

/** What goes from the ledgers to the rollup: sums of one segment, or how far a partition has been read. */
public sealed interface RollupInput extends LedgerOutput {
    /** Calls the function for this kind. */
    <R> R match(Function<Sums, R> sums, Function<Watermark, R> mark);

    /** Sums of one segment. */
    record OfSums(Sums sums) implements RollupInput {
        @Override
        public <R> R match(Function<Sums, R> whenSums, Function<Watermark, R> whenMark) {
            return whenSums.apply(sums);
        }
    }

    /** How far a partition has been read. */
    record OfMark(Watermark mark) implements RollupInput {
        @Override
        public <R> R match(Function<Sums, R> whenSums, Function<Watermark, R> whenMark) {
            return whenMark.apply(mark);
        }
    }
}
