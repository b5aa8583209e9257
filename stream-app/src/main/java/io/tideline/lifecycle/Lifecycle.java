package io.tideline.lifecycle;

import io.tideline.calendar.StoreCalendar;
import io.tideline.ledger.History;
import io.tideline.ledger.Occasion;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * The states a customer went through, read from its history.
 *
 * <p>A spell is a run of days on which the customer is active, as the KPIs count it. The first occasion of the first
 * spell makes the customer {@code NEW}, that of a later spell {@code REACTIVATED}; the second occasion of any spell
 * makes {@code REPEAT}, so that a win-back that held can be told from one that did not. Further occasions and further
 * orders of a day change nothing. Each spell ends {@code CHURNED} at the start of the day {@code last occasion + A}. A
 * signup before the first order makes a {@code PROSPECT}; one after it changes nothing. So a customer's {@code NEW},
 * {@code REACTIVATED} and {@code CHURNED} are exactly the new customers, reactivation and churn events of the KPIs.
 *
 * <p>Orders and signups are facts once they are in the history, also those that are ahead of the clock by the permitted
 * skew: the clock only decides whether the last spell is over.
 */
public final class Lifecycle {
    private final StoreCalendar calendar;
    private final int activityDays;

    /**
     * Lifecycles under a shop's definitions.
     *
     * @param calendar the store's days
     * @param activityWindowDays A, at least 1
     */
    public Lifecycle(StoreCalendar calendar, int activityWindowDays) {
        if (activityWindowDays < 1) {
            throw new IllegalArgumentException("the activity window must be at least 1 day, was " + activityWindowDays);
        }
        this.calendar = calendar;
        this.activityDays = activityWindowDays;
    }

    /**
     * All changes of a customer, in time; in time linear in the history.
     *
     * @param clockMillis the clock, in milliseconds since 1970
     */
    public List<LifecycleChange> changes(History history, long clockMillis) {
        Reading reading = new Reading();
        history.signupAt().ifPresent(signupAt -> {
            if (history.occasions().isEmpty()
                    || signupAt < history.occasions().get(0).firstAt()) {
                reading.enter(LifecycleState.PROSPECT, signupAt);
            }
        });
        history.occasions().forEach(reading::occasion);
        churnAt(history).ifPresent(churnAt -> {
            if (churnAt <= clockMillis) {
                reading.enter(LifecycleState.CHURNED, churnAt);
            }
        });
        return reading.changes;
    }

    /** When the customer churns, in milliseconds since 1970, if nothing happens after the clock; empty if over. */
    public OptionalLong nextDueAt(History history, long clockMillis) {
        OptionalLong churnAt = churnAt(history);
        return churnAt.isPresent() && churnAt.getAsLong() > clockMillis ? churnAt : OptionalLong.empty();
    }

    /**
     * What must be said about a customer whose history or clock went on: nothing if nothing changed, and otherwise such
     * rows that the last one is where the customer stands.
     *
     * <p>Between two clocks only churn comes to pass, so {@code clockBefore} need only tell whether the last churn has
     * been said: any instant before {@link #nextDueAt} if it has not, any from then on if it has.
     *
     * @param before the history as last told, up to {@code clockBefore}
     * @param after the history now, up to {@code clockAfter}
     * @param cause what changed the history; {@code INACTIVITY} if only the clock moved
     */
    public List<LifecycleRow> rows(
            History before, long clockBefore, History after, long clockAfter, LifecycleCause cause) {
        if (goesOn(before, after, clockAfter)) {
            return List.of();
        }
        return LifecycleDifference.rows(
                changes(before, clockBefore), changes(before, clockAfter), changes(after, clockAfter), cause);
    }

    /** Whether a regular customer only goes on ordering, as most do; can be wrongly false. */
    private boolean goesOn(History before, History after, long clockAfter) {
        List<Occasion> told = before.occasions();
        List<Occasion> now = after.occasions();
        int last = told.size() - 1;
        if (last < 1 || now.size() <= last || !before.signupAt().equals(after.signupAt())) {
            return false;
        }
        for (int i = 0; i <= last; i++) {
            if (told.get(i).day() != now.get(i).day()
                    || told.get(i).firstAt() != now.get(i).firstAt()) {
                return false;
            }
        }
        for (int i = last; i < now.size(); i++) {
            if (now.get(i).day() - now.get(i - 1).day() > activityDays) {
                return false;
            }
        }
        return clockAfter < churnAt(told.get(last));
    }

    private OptionalLong churnAt(History history) {
        int last = history.occasions().size() - 1;
        return last < 0
                ? OptionalLong.empty()
                : OptionalLong.of(churnAt(history.occasions().get(last)));
    }

    private long churnAt(Occasion last) {
        return calendar.startMillis(last.day() + activityDays);
    }

    /** The pass over the occasions of one history. */
    private final class Reading {
        private final List<LifecycleChange> changes = new ArrayList<>();
        private Optional<Occasion> previous = Optional.empty();
        private Optional<LifecycleState> state = Optional.empty();

        void occasion(Occasion occasion) {
            if (previous.isEmpty()) {
                enter(LifecycleState.NEW, occasion.firstAt());
            } else if (occasion.day() - previous.get().day() > activityDays) {
                enter(LifecycleState.CHURNED, churnAt(previous.get()));
                enter(LifecycleState.REACTIVATED, occasion.firstAt());
            } else if (state.get() != LifecycleState.REPEAT) {
                enter(LifecycleState.REPEAT, occasion.firstAt());
            }
            previous = Optional.of(occasion);
        }

        void enter(LifecycleState next, long effectiveAt) {
            changes.add(new LifecycleChange(next, state, effectiveAt));
            state = Optional.of(next);
        }
    }
}
