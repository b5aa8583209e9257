package io.tideline.storage;

import io.tideline.event.CustomerEvent;

/** Reads what {@link WordWriter} wrote; equal words of a ledger are one object. */
final class WordReader {
    private final ByteReader in;
    private final WordTable table = new WordTable();

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

    /** The words read so far. */
    WordTable table() {
        return table;
    }

    private String readNew() {
        String word = in.readText();
        table.add(word);
        return word;
    }

    private String numbered(int number) {
        if (number >= table.size()) {
            throw new CorruptBytesException(
                    "the number of a word must be below " + table.size() + " at this point, was " + number);
        }
        return table.word(number);
    }
}
