package io.tideline.config;

import java.util.Collection;
import java.util.Comparator;
import java.util.Optional;

/** The known name that somebody who misspelled one probably meant. */
public final class NearestName {

    private NearestName() {}

    /** The name fewest edits away from {@code misspelled}, if these are at most a third of its letters. */
    public static Optional<String> to(String misspelled, Collection<String> names) {
        return names.stream()
                .min(Comparator.<String>comparingInt(name -> edits(misspelled, name))
                        .thenComparing(Comparator.naturalOrder()))
                .filter(name -> edits(misspelled, name) <= Math.max(2, misspelled.length() / 3));
    }

    /** Insertions, removals and replacements that turn one text into the other. */
    private static int edits(String from, String to) {
        int[] row = new int[to.length() + 1];
        for (int column = 0; column < row.length; column++) {
            row[column] = column;
        }
        for (int line = 1; line <= from.length(); line++) {
            int diagonal = row[0];
            row[0] = line;
            for (int column = 1; column < row.length; column++) {
                int replaced = diagonal + (from.charAt(line - 1) == to.charAt(column - 1) ? 0 : 1);
                diagonal = row[column];
                row[column] = Math.min(replaced, 1 + Math.min(row[column], row[column - 1]));
            }
        }
        return row[to.length()];
    }
}
