package io.tideline.app.ingest.row;

import java.io.IOException;
import java.io.Reader;

/** Reads lines that end with LF or CR LF; of a line longer than a bound the rest is skipped. */
final class LineReader {
    private static final int BUFFER_CHARACTERS = 64 * 1024;

    private final Reader text;
    private final int longest;
    private final char[] buffer = new char[BUFFER_CHARACTERS];
    private final StringBuilder current = new StringBuilder();
    private int position;
    private int filled;
    private boolean cut;

    LineReader(Reader text, int longestCharacters) {
        this.text = text;
        this.longest = longestCharacters;
    }

    /** Reads the next line, which {@link #line} then returns; false at the end. */
    boolean advance() throws IOException {
        current.setLength(0);
        cut = false;
        boolean any = false;
        while (fill()) {
            any = true;
            int end = endOfLine();
            keep(end);
            boolean ended = end < filled;
            position = ended ? end + 1 : end;
            if (ended) {
                return true;
            }
        }
        return any;
    }

    /** The line without its end. */
    String line() {
        int length = current.length();
        boolean carriageReturn = length > 0 && current.charAt(length - 1) == '\r';
        return current.substring(0, carriageReturn ? length - 1 : length);
    }

    /** Whether the line was longer than the bound. */
    boolean isCut() {
        return cut;
    }

    private boolean fill() throws IOException {
        if (position == filled) {
            position = 0;
            filled = Math.max(0, text.read(buffer));
        }
        return filled > 0;
    }

    private int endOfLine() {
        int end = position;
        while (end < filled && buffer[end] != '\n') {
            end++;
        }
        return end;
    }

    private void keep(int end) {
        int room = Math.min(end - position, longest - current.length());
        current.append(buffer, position, room);
        cut |= room < end - position;
    }
}
