package io.tideline.app.ingest.row;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;

/** Counts the bytes that were read through it. Not safe for several threads. */
final class CountingInput extends FilterInputStream {
    private long count;
    private boolean ended;

    CountingInput(InputStream in) {
        super(in);
    }

    /** Bytes read so far. */
    long count() {
        return count;
    }

    @Override
    public int read() throws IOException {
        int next = super.read();
        if (next >= 0) {
            count++;
        }
        ended = next < 0;
        return next;
    }

    @Override
    public int read(byte[] bytes, int offset, int length) throws IOException {
        int read = super.read(bytes, offset, length);
        count += Math.max(0, read);
        ended = read < 0;
        return read;
    }

    /** At least 1 until the end was seen: gzip stops after its first member when a slow pipe says 0 here. */
    @Override
    public int available() throws IOException {
        return ended ? 0 : Math.max(1, super.available());
    }

    @Override
    public boolean markSupported() {
        return false;
    }
}
