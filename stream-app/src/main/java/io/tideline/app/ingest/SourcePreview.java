package io.tideline.app.ingest;

import io.tideline.app.ingest.row.BrokenInput;
import io.tideline.app.ingest.row.Column;
import io.tideline.app.ingest.row.EventKind;
import io.tideline.app.ingest.row.ImportException;
import io.tideline.app.ingest.row.InputSource;
import io.tideline.app.ingest.row.OpenInput;
import io.tideline.app.ingest.row.RawRow;
import io.tideline.app.ingest.row.RowRejectedException;
import java.io.IOException;
import java.util.Optional;
import java.util.OptionalLong;

/** Reads the first rows of one source, for its currency and an estimate of its number of rows. */
final class SourcePreview {
    /** Reading this much takes a fraction of a second, and gives an estimate within a few percent. */
    private static final long ROWS = 20_000;

    private final InputSource source;
    private Optional<String> currency = Optional.empty();
    private boolean ended;
    private long rows;
    private long bytesSeen;
    private long bytesUsed;
    private long rowsOfBytesUsed;

    private SourcePreview(InputSource source) {
        this.source = source;
    }

    static SourcePreview at(InputSource source) throws ImportException {
        SourcePreview look = new SourcePreview(source);
        try (OpenInput input = OpenInput.head(source)) {
            look.read(input);
        } catch (IOException e) {
            throw BrokenInput.at(source.name(), 0, e);
        }
        return look;
    }

    Optional<String> currency() {
        return currency;
    }

    OptionalLong rows() {
        if (ended) {
            return OptionalLong.of(rows);
        }
        OptionalLong size = source.sizeBytes();
        if (size.isEmpty()) {
            return OptionalLong.empty();
        }
        long perBytes = bytesUsed > 0 ? bytesUsed : bytesSeen;
        long rowsThere = bytesUsed > 0 ? rowsOfBytesUsed : rows;
        return OptionalLong.of(Math.max(rows, size.getAsLong() * rowsThere / perBytes));
    }

    private void read(OpenInput input) throws ImportException {
        try {
            while (rows < ROWS && one(input)) {
                rows++;
                measure(input.bytesRead());
            }
        } catch (ImportException e) {
            if (source.path().isPresent()) {
                throw e;
            }
            // The head of standard input may end inside a row; the reading proper will see all of it.
        }
    }

    /** Takes one row; false at the end of what there is to see. */
    private boolean one(OpenInput input) throws ImportException {
        try {
            Optional<RawRow> row = input.rows().next();
            row.ifPresent(this::take);
            ended = row.isEmpty() && (source.path().isPresent() || input.bytesRead() < InputSource.HEAD_BYTES);
            return row.isPresent();
        } catch (RowRejectedException e) {
            return true;
        }
    }

    /** Notes, when a new block of bytes is read, that the rows so far are those of the blocks before it. */
    private void measure(long bytesRead) {
        if (bytesRead != bytesSeen) {
            rowsOfBytesUsed = rows;
            bytesUsed = bytesSeen;
            bytesSeen = bytesRead;
        }
    }

    private void take(RawRow row) {
        boolean isPurchase = row.text(Column.EVENT).flatMap(EventKind::named).equals(Optional.of(EventKind.PURCHASE));
        if (currency.isEmpty() && isPurchase) {
            currency = row.text(Column.CURRENCY);
        }
    }
}
