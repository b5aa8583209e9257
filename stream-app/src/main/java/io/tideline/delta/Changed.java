package io.tideline.delta;

import io.tideline.ledger.Occasion;
import java.util.List;

/**
 * The occasions of two histories whose points differ, where the points of an occasion depend on it and on some before it.
 *
 * @param from the first index, the same in both
 * @param beforeEnd the index after the last one in the earlier history
 * @param afterEnd the index after the last one in the later history
 */
public record Changed(int from, int beforeEnd, int afterEnd) {

    /**
     * Compares two lists of occasions, in time linear in what they share.
     *
     * @param lookBack on how many earlier occasions the points of an occasion depend, so that as many occasions after the
     *     last difference are included
     */
    public static Changed between(List<Occasion> before, List<Occasion> after, int lookBack) {
        int shared = Math.min(before.size(), after.size());
        int from = 0;
        while (from < shared && before.get(from).equals(after.get(from))) {
            from++;
        }
        if (from == before.size() && from == after.size()) {
            return new Changed(from, from, from);
        }
        int same = 0;
        while (same < shared - from
                && before.get(before.size() - 1 - same).equals(after.get(after.size() - 1 - same))) {
            same++;
        }
        int kept = Math.max(0, same - lookBack);
        return new Changed(from, before.size() - kept, after.size() - kept);
    }

    /** All occasions of both histories. */
    public static Changed everything(List<Occasion> before, List<Occasion> after) {
        return new Changed(0, before.size(), after.size());
    }

    /** Whether no points differ. */
    public boolean isEmpty() {
        return beforeEnd == from && afterEnd == from;
    }
}
