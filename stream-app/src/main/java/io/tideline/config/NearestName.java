package io.tideline.config;

import java.util.Collection;
import java.util.Comparator;
import java.util.Locale;
import java.util.Optional;

/** The known name that somebody who misspelled one probably meant. */
public final class NearestName {

    private NearestName() {}

    /**
     * The name fewest slips away from {@code misspelled}, if these are at most two or a third of its letters. Case, spaces
     * and the signs between words do not count; a swap of two neighbours is one slip.
     */
    public static Optional<String> to(String misspelled, Collection<String> names) {
        String given = letters(misspelled);
        return names.stream()
                .min(Comparator.<String>comparingInt(name -> slips(given, letters(name)))
                        .thenComparing(Comparator.naturalOrder()))
                .filter(name -> slips(given, letters(name)) <= Math.max(2, given.length() / 3));
    }

    private static String letters(String name) {
        return name.toLowerCase(Locale.ROOT).replaceAll("[\\s._-]", "");
    }

    /** Insertions, removals, replacements and swaps that turn one text into the other. */
    private static int slips(String from, String to) {
        int[][] fewest = new int[from.length() + 1][to.length() + 1];
        for (int i = 0; i <= from.length(); i++) {
            for (int j = 0; j <= to.length(); j++) {
                fewest[i][j] = i == 0 || j == 0 ? i + j : fewest(fewest, from, to, i, j);
            }
        }
        return fewest[from.length()][to.length()];
    }

    private static int fewest(int[][] fewest, String from, String to, int i, int j) {
        int replaced = fewest[i - 1][j - 1] + (from.charAt(i - 1) == to.charAt(j - 1) ? 0 : 1);
        int best = Math.min(replaced, 1 + Math.min(fewest[i - 1][j], fewest[i][j - 1]));
        boolean swapped =
                i > 1 && j > 1 && from.charAt(i - 1) == to.charAt(j - 2) && from.charAt(i - 2) == to.charAt(j - 1);
        return swapped ? Math.min(best, fewest[i - 2][j - 2] + 1) : best;
    }
}
