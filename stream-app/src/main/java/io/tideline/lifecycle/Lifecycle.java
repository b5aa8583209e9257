package io.tideline.lifecycle;

import io.tideline.calendar.StoreCalendar;
import io.tideline.ledger.History;
import io.tideline.ledger.Occasion;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * Reads the states that a customer went through from its history.
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
     * All changes of a customer in the order of their time; the cost is linear in the history.
     *
     * @param clockMillis the clock, in milliseconds since 1970
     */
    public List<LifecycleChange> changes(History history, long clockMillis) {
        ChangeReader reader = new ChangeReader();
        history.signupAt().ifPresent(signupAt -> {
            if (history.occasions().isEmpty()
                    || signupAt < history.occasions().get(0).firstAt()) {
                reader.enter(LifecycleState.PROSPECT, signupAt);
            }
        });
        history.occasions().forEach(reader::occasion);
        churnAt(history).ifPresent(churnAt -> {
            if (churnAt <= clockMillis) {
                reader.enter(LifecycleState.CHURNED, churnAt);
            }
        });
        return reader.changes;
    }

    /** When the customer will churn unless it orders, in milliseconds since 1970; empty if no churn is to come. */
    public OptionalLong nextDueAt(History history, long clockMillis) {
        OptionalLong churnAt = churnAt(history);
        return churnAt.isPresent() && churnAt.getAsLong() > clockMillis ? churnAt : OptionalLong.empty();
    }

    /**
     * The rows to emit when the history or the clock of a customer has moved on; none if no state changed. The last row is
     * always the current state of the customer.
     *
     * <p>Time alone only brings churn. So {@code clockBefore} need only tell whether the last churn was emitted: it is any
     * instant before {@link #nextDueAt} if it was not, and any instant from then on if it was.
     *
     * @param before the history of which rows were last emitted, up to {@code clockBefore}
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

    /** Whether the change is surely only a further order of a customer in state REPEAT, as most are; false if in doubt. */
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

    /** Reads the occasions of one history, once. */
    private final class ChangeReader {
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
