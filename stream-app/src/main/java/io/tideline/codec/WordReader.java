package io.tideline.codec;

import io.tideline.event.CustomerEvent;
import java.util.Arrays;

/** Reads what {@link WordWriter} wrote; equal words of a ledger are one object. */
final class WordReader {
    private final ByteReader in;
    private String[] words = new String[8];
    private int numbered;

    WordReader(ByteReader in) {
        this.in = in;
    }

    String read() {
        int token = in.readByte();
        return switch (token) {
            case WordWriter.UNKNOWN -> CustomerEvent.UNKNOWN;
            case WordWriter.EMPTY -> "";
            case WordWriter.NEW -> readNew();
            default -> numbered(token - WordWriter.FIRST_NUMBERED);
        };
    }

    private String readNew() {
        String word = in.readText();
        if (numbered < WordWriter.MAX_NUMBERED) {
            if (numbered == words.length) {
                words = Arrays.copyOf(words, 2 * numbered);
            }
            words[numbered++] = word;
        }
        return word;
    }

    private String numbered(int number) {
        if (number >= numbered) {
            throw new CorruptBytesException(
                    "the number of a word must be below " + numbered + " at this point, was " + number);
        }
        return words[number];
    }
}
