package io.tideline.app.ingest.row;

import java.util.Collection;
import java.util.Comparator;
import java.util.Locale;
import java.util.Optional;

/** The closest of some allowed names to a mistyped one, by edit distance (a swap of two neighbours counts once). */
final class NearestName {
    /** Further off than this share of its length, a name is another word and not a slip of the finger. */
    private static final int LETTERS_PER_SLIP = 3;

    private NearestName() {}

    /** The closest name, or nothing when none is close. */
    static Optional<String> of(String typed, Collection<String> allowed) {
        String given = letters(typed);
        return allowed.stream()
                .filter(name -> distance(given, letters(name)) <= Math.max(1, name.length() / LETTERS_PER_SLIP))
                .min(Comparator.comparingInt(name -> distance(given, letters(name))));
    }

    private static String letters(String name) {
        return name.strip()
                .toLowerCase(Locale.ROOT)
                .replace("_", "")
                .replace("-", "")
                .replace(" ", "");
    }

    private static int distance(String left, String right) {
        int[][] cost = new int[left.length() + 1][right.length() + 1];
        for (int i = 0; i <= left.length(); i++) {
            for (int j = 0; j <= right.length(); j++) {
                cost[i][j] = cheapest(cost, left, right, i, j);
            }
        }
        return cost[left.length()][right.length()];
    }

    private static int cheapest(int[][] cost, String left, String right, int i, int j) {
        if (i == 0 || j == 0) {
            return i + j;
        }
        int substitution = left.charAt(i - 1) == right.charAt(j - 1) ? 0 : 1;
        int best = Math.min(Math.min(cost[i - 1][j], cost[i][j - 1]) + 1, cost[i - 1][j - 1] + substitution);
        boolean swapped = i > 1
                && j > 1
                && left.charAt(i - 1) == right.charAt(j - 2)
                && left.charAt(i - 2) == right.charAt(j - 1);
        return swapped ? Math.min(best, cost[i - 2][j - 2] + 1) : best;
    }
}
