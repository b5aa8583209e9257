package io.tideline.app.ingest.row;

import java.io.FilterReader;
import java.io.IOException;
import java.io.Reader;

/** Stops a row that never ends, such as one with a quote left open, before it fills the memory. */
final class RowLengthGuard extends FilterReader {
    /** This is far above any row of the format; what a reader buffers ahead counts too. */
    static final int LONGEST_ROW_CHARACTERS = 1024 * 1024;

    private long sinceRowBegan;

    RowLengthGuard(Reader in) {
        super(in);
    }

    void rowBegins() {
        sinceRowBegan = 0;
    }

    @Override
    public int read() throws IOException {
        int next = super.read();
        return next < 0 ? next : counted(1, next);
    }

    @Override
    public int read(char[] buffer, int offset, int length) throws IOException {
        int read = super.read(buffer, offset, length);
        return read < 0 ? read : counted(read, read);
    }

    private int counted(int characters, int result) throws IOException {
        sinceRowBegan += characters;
        if (sinceRowBegan > LONGEST_ROW_CHARACTERS) {
            throw new RowTooLongException();
        }
        return result;
    }

    /** Says that a row is longer than the limit. */
    static final class RowTooLongException extends IOException {
        private static final long serialVersionUID = 1L;
    }
}
