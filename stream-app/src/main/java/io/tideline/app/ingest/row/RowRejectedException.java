package io.tideline.app.ingest.row;

import java.util.Map;

/** Ends the work on one row; the reader goes on with the next. */
public final class RowRejectedException extends Exception {
    private static final long serialVersionUID = 1L;

    private final transient Reject reject;

    private RowRejectedException(Reject reject) {
        super(reject.message());
        this.reject = reject;
    }

    /** Makes a rejection for a value that cannot be read as its column demands. */
    static RowRejectedException of(RawRow row, Column column, String value, String bound) {
        return new RowRejectedException(
                new Reject(row.file(), row.line(), column.label(), value, bound, row.present()));
    }

    /** Makes a rejection for a row that cannot be divided into columns. */
    static RowRejectedException ofRow(String file, long line, String column, String value, String bound) {
        return new RowRejectedException(new Reject(file, line, column, value, bound, Map.of()));
    }

    public Reject reject() {
        return reject;
    }
}
