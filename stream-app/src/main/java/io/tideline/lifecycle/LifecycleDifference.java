package io.tideline.lifecycle;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/**
 * What must be said so that one list of changes becomes another.
 *
 * <p>Changes are the same entry if state and instant are. Both ends that the lists share are left alone. In the rest,
 * the changes are paired in order so that little is said: entries with themselves, then changes of one state with each
 * other, which is a restatement. What stays alone is retracted or stated. Retractions come first, the latest first, then
 * the others in time, and at the end where the customer stands, so that a reader who keeps only the last row of a
 * customer is right; if even that is a retraction, the customer stands nowhere.
 *
 * <p>The rest is what one event touched, a handful of changes as a rule; its cost is the product of the two lengths.
 */
final class LifecycleDifference {
    private static final int ALONE = 2;
    private static final int RESTATED = 3;

    private final List<LifecycleChange> before;
    private final List<LifecycleChange> expected;
    private final List<LifecycleChange> after;
    private final LifecycleCause cause;
    private final List<LifecycleRow> retractions = new ArrayList<>();
    private final List<LifecycleRow> others = new ArrayList<>();

    private LifecycleDifference(
            List<LifecycleChange> before,
            List<LifecycleChange> expected,
            List<LifecycleChange> after,
            LifecycleCause cause) {
        this.before = before;
        this.expected = expected;
        this.after = after;
        this.cause = cause;
    }

    /**
     * The rows, in the order in which they must be sent.
     *
     * @param before what was said
     * @param expected what would have been said by now if nothing but time had gone on
     * @param after what is true
     * @param cause what made the difference
     */
    static List<LifecycleRow> rows(
            List<LifecycleChange> before,
            List<LifecycleChange> expected,
            List<LifecycleChange> after,
            LifecycleCause cause) {
        return before.equals(after) ? List.of() : new LifecycleDifference(before, expected, after, cause).rows();
    }

    private List<LifecycleRow> rows() {
        int shared = Math.min(before.size(), after.size());
        int from = 0;
        while (from < shared && before.get(from).equals(after.get(from))) {
            from++;
        }
        int kept = 0;
        while (kept < shared - from && last(before, kept).equals(last(after, kept))) {
            kept++;
        }
        align(before.subList(from, before.size() - kept), after.subList(from, after.size() - kept));
        Collections.reverse(retractions);
        List<LifecycleRow> rows = new ArrayList<>(retractions);
        rows.addAll(others);
        endWhereTheCustomerStands(rows);
        return rows;
    }

    private static LifecycleChange last(List<LifecycleChange> changes, int back) {
        return changes.get(changes.size() - 1 - back);
    }

    /** Walks along a cheapest alignment. */
    private void align(List<LifecycleChange> old, List<LifecycleChange> now) {
        int[][] costs = costs(old, now);
        int i = 0;
        int j = 0;
        while (i < old.size() || j < now.size()) {
            int pair = i < old.size() && j < now.size() ? pairCost(old.get(i), now.get(j)) : Integer.MAX_VALUE;
            if (pair != Integer.MAX_VALUE && costs[i][j] == pair + costs[i + 1][j + 1]) {
                paired(old.get(i++), now.get(j++));
            } else if (i < old.size() && costs[i][j] == ALONE + costs[i + 1][j]) {
                retractions.add(LifecycleRow.retracted(old.get(i++), cause));
            } else {
                others.add(stated(now.get(j++)));
            }
        }
    }

    /** What the cheapest alignment of the changes from i and j on costs. */
    private static int[][] costs(List<LifecycleChange> old, List<LifecycleChange> now) {
        int[][] costs = new int[old.size() + 1][now.size() + 1];
        for (int i = old.size(); i >= 0; i--) {
            for (int j = now.size(); j >= 0; j--) {
                if (i == old.size() || j == now.size()) {
                    costs[i][j] = ALONE * (old.size() - i + now.size() - j);
                } else {
                    int alone = ALONE + Math.min(costs[i + 1][j], costs[i][j + 1]);
                    int pair = pairCost(old.get(i), now.get(j));
                    costs[i][j] = pair == Integer.MAX_VALUE ? alone : Math.min(alone, pair + costs[i + 1][j + 1]);
                }
            }
        }
        return costs;
    }

    private static int pairCost(LifecycleChange old, LifecycleChange now) {
        if (old.state() != now.state()) {
            return Integer.MAX_VALUE;
        }
        return old.isSameEntry(now) ? 0 : RESTATED;
    }

    private void paired(LifecycleChange old, LifecycleChange now) {
        if (!old.equals(now)) {
            others.add(LifecycleRow.restated(old, now, cause));
        }
    }

    private LifecycleRow stated(LifecycleChange change) {
        boolean natural = !cause.isCorrection() || expected.contains(change);
        return LifecycleRow.stated(change, natural ? change.state().naturalCause() : cause);
    }

    private void endWhereTheCustomerStands(List<LifecycleRow> rows) {
        if (!after.isEmpty() && !rows.get(rows.size() - 1).change().equals(last(after, 0))) {
            rows.add(LifecycleRow.restated(last(after, 0), last(after, 0), cause));
        }
    }
}
