package io.tideline.app.ingest.row;

import java.io.IOException;
import java.io.PushbackReader;
import java.io.Reader;

/** Which character separates the values of a CSV file: the most frequent of comma, semicolon and tab in its first line. */
final class CsvSeparator {
    private static final char[] CANDIDATES = {',', ';', '\t'};

    /** This is longer than any header row of the format. */
    private static final int LOOK_CHARACTERS = 4096;

    private CsvSeparator() {}

    /**
     * A separator and the text from its beginning.
     *
     * @param separator comma, semicolon or tab
     * @param text the whole text, the first line included
     */
    record Found(char separator, Reader text) {}

    static Found find(Reader text) throws IOException {
        PushbackReader whole = new PushbackReader(text, LOOK_CHARACTERS);
        char[] start = new char[LOOK_CHARACTERS];
        int length = Math.max(0, whole.read(start));
        whole.unread(start, 0, length);
        return new Found(mostFrequent(firstLine(new String(start, 0, length))), whole);
    }

    private static String firstLine(String start) {
        return start.lines().filter(line -> !line.isBlank()).findFirst().orElse("");
    }

    private static char mostFrequent(String line) {
        char best = CANDIDATES[0];
        for (char candidate : CANDIDATES) {
            if (count(line, candidate) > count(line, best)) {
                best = candidate;
            }
        }
        return best;
    }

    private static long count(String line, char candidate) {
        return line.chars().filter(character -> character == candidate).count();
    }
}
