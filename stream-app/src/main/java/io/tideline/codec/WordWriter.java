package io.tideline.codec;

import io.tideline.event.CustomerEvent;
import java.util.Arrays;

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

    /** How many words are numbered: so many that real ledgers have fewer, so few that the search stays short. */
    static final int MAX_NUMBERED = 64;

    private final ByteWriter out;
    private String[] words = new String[8];
    private int numbered;

    WordWriter(ByteWriter out) {
        this.out = out;
    }

    void write(String word) {
        if (word.equals(CustomerEvent.UNKNOWN)) {
            out.writeByte(UNKNOWN);
            return;
        }
        for (int i = 0; i < numbered; i++) {
            if (words[i].equals(word)) {
                out.writeByte(FIRST_NUMBERED + i);
                return;
            }
        }
        if (word.isEmpty()) {
            out.writeByte(EMPTY);
        } else {
            writeNew(word);
        }
    }

    private void writeNew(String word) {
        out.writeByte(NEW);
        out.writeText(word);
        if (numbered < MAX_NUMBERED) {
            if (numbered == words.length) {
                words = Arrays.copyOf(words, 2 * numbered);
            }
            words[numbered++] = word;
        }
    }
}
