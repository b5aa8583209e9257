package io.tideline.stream.rollup;

import io.tideline.delta.Cause;
import io.tideline.finality.Revision;
import io.tideline.finality.RowChange;
import java.util.Optional;
import java.util.Set;

/**
 * A row as the sums have it now, before it is known whether it is to be sent.
 *
 * @param <R> the published row
 */
interface RowReading<R> {
    /** The key in the topic and in the store. */
    String key();

    /** The last epoch day of the row's period, also while it runs. */
    int lastDay();

    /** How the figures differ from a published row; no row stands for one of zeros. */
    RowChange since(Optional<R> published);

    /** What is known to have changed the row since it was published. */
    Set<Cause> causes();

    /** The row to publish. */
    R revised(Revision revision);

    /** Sends a row in place of the one before. */
    void emit(String key, Optional<R> before, R row);
}
