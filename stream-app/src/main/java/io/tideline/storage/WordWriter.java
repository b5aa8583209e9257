package io.tideline.storage;

import io.tideline.event.CustomerEvent;

/**
 * Writes words that a ledger repeats, such as channels and currencies: in full the first time, as one byte after that.
 *
 * <pre>
 * word = 0                  unknown
 *      | 1                  empty
 *      | 2 text             a new word, which takes the next number if fewer than 64 are numbered
 *      | 3 + number         a word that came before
 * </pre>
 */
final class WordWriter {
    static final int UNKNOWN = 0;
    static final int EMPTY = 1;
    static final int NEW = 2;
    static final int FIRST_NUMBERED = 3;

    private final ByteWriter out;
    private final WordTable table;

    WordWriter(ByteWriter out) {
        this(out, new WordTable());
    }

    /** Writes words after those of a table, which grows by the new ones. */
    WordWriter(ByteWriter out, WordTable table) {
        this.out = out;
        this.table = table;
    }

    void write(String word) {
        if (word.equals(CustomerEvent.UNKNOWN)) {
            out.writeByte(UNKNOWN);
        } else if (word.isEmpty()) {
            out.writeByte(EMPTY);
        } else {
            writeNumbered(word);
        }
    }

    private void writeNumbered(String word) {
        int number = table.numberOf(word);
        if (number >= 0) {
            out.writeByte(FIRST_NUMBERED + number);
        } else {
            out.writeByte(NEW);
            out.writeText(word);
            table.add(word);
        }
    }
}
