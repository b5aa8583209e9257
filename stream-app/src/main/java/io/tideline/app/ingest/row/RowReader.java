package io.tideline.app.ingest.row;

import java.util.Optional;

/**
 * The rows of one open file, in order, one at a time and in constant memory.
 *
 * <p>Every call of {@link #next} that returns a row or rejects one has used up exactly one row; blank lines are none.
 * So the count of calls is a position to which a second reading can return.
 */
public interface RowReader {
    /**
     * The next row; nothing at the end of the file.
     *
     * @throws RowRejectedException if this row cannot be taken apart; the next call goes on behind it
     * @throws ImportException if the rest of the file cannot be read
     */
    Optional<RawRow> next() throws RowRejectedException, ImportException;
}
