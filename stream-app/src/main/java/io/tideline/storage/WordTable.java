package io.tideline.storage;

import java.util.Arrays;

/** The words of a part of a ledger that have a number, in the order in which they came. */
final class WordTable {
    /** How many words are numbered: so many that real ledgers have fewer, so few that the search stays short. */
    static final int MOST = 64;

    private String[] words = new String[8];
    private int size;

    WordTable() {}

    /** A copy, which can grow by itself. */
    WordTable(WordTable other) {
        this.words = Arrays.copyOf(other.words, other.words.length);
        this.size = other.size;
    }

    int size() {
        return size;
    }

    String word(int number) {
        return words[number];
    }

    /** The number of a word, or -1. */
    int numberOf(String word) {
        int number = size - 1;
        while (number >= 0 && !words[number].equals(word)) {
            number--;
        }
        return number;
    }

    /** Gives a new word the next number, if there is one left. */
    void add(String word) {
        if (size < MOST) {
            if (size == words.length) {
                words = Arrays.copyOf(words, 2 * size);
            }
            words[size++] = word;
        }
    }
}
