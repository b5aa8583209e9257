package io.tideline.lifecycle;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/**
 * The rows that correct one list of emitted changes to another.
 *
 * <p>Two changes are the same entry if their state and their instant are equal. The common beginning and the common end of
 * the lists need no rows. The changes between them are aligned in order so that few rows are needed: an entry is paired
 * with itself, or a change with one of the same state at another instant, which is a restatement. A change without a
 * partner is retracted or stated. Retractions come first, the latest first, then the others in the order of their time,
 * and last the current state, so that a reader who keeps only the last row of a customer is right. If the last row is a
 * retraction, the customer has no state.
 *
 * <p>The cost is the product of the lengths of the two parts that differ, which are a handful of changes as a rule.
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
     * @param before the changes that were emitted
     * @param expected the changes that would have been emitted by now if only time had passed
     * @param after the changes that are true
     * @param cause the cause of the difference
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

    /** By i and j, the cost of the cheapest alignment of the changes from i and j on. */
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
