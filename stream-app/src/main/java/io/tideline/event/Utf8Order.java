package io.tideline.event;

import java.util.Comparator;

/**
 * The order of strings by their UTF-8 bytes, without encoding them.
 *
 * <p>It differs from {@link String#compareTo} only where one string has a surrogate: in UTF-8, characters beyond the
 * basic plane come last.
 */
public enum Utf8Order implements Comparator<String> {
    /** The only instance. */
    BY_BYTES;

    @Override
    public int compare(String left, String right) {
        int shared = Math.min(left.length(), right.length());
        for (int i = 0; i < shared; i++) {
            char a = left.charAt(i);
            char b = right.charAt(i);
            if (a != b) {
                return Character.isSurrogate(a) == Character.isSurrogate(b)
                        ? Character.compare(a, b)
                        : Boolean.compare(Character.isSurrogate(a), Character.isSurrogate(b));
            }
        }
        return Integer.compare(left.length(), right.length());
    }
}
