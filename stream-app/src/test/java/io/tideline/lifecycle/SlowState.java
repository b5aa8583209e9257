package io.tideline.lifecycle;

import io.tideline.ledger.History;
import io.tideline.ledger.Occasion;
import java.util.List;
import java.util.Optional;

/** Where a customer stands at the end of a day, from the definitions alone: day by day, and nothing remembered. */
public final class SlowState {
    private SlowState() {}

    public static Optional<LifecycleState> on(int day, History history, int activityDays) {
        List<Integer> days = history.occasions().stream()
                .map(Occasion::day)
                .filter(occasion -> occasion <= day)
                .toList();
        if (days.isEmpty()) {
            return history.signupDay().stream().anyMatch(signup -> signup <= day)
                    ? Optional.of(LifecycleState.PROSPECT)
                    : Optional.empty();
        }
        if (!isActive(day, days, activityDays)) {
            return Optional.of(LifecycleState.CHURNED);
        }
        int spell = day;
        while (isActive(spell - 1, days, activityDays)) {
            spell--;
        }
        int since = spell;
        if (days.stream().filter(occasion -> occasion >= since).count() >= 2) {
            return Optional.of(LifecycleState.REPEAT);
        }
        return Optional.of(since == days.get(0) ? LifecycleState.NEW : LifecycleState.REACTIVATED);
    }

    private static boolean isActive(int day, List<Integer> days, int activityDays) {
        return days.stream().anyMatch(occasion -> occasion <= day && occasion > day - activityDays);
    }
}
