package io.tideline.customer;

import io.tideline.delta.Cause;
import io.tideline.event.CustomerEvent;
import io.tideline.finality.Watermark;
import io.tideline.ledger.Applied;
import io.tideline.ledger.Applied.Effect;
import io.tideline.ledger.History;
import io.tideline.ledger.Ledger;
import io.tideline.ledger.Rules;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Forms the outcome of an event that was applied to a ledger, whatever kind of event it was. Immutable. */
final class EventOutcomes {
    private static final Set<Notice> NEWS_ONLY = Set.of(Notice.NEWS);

    private final Rules rules;
    private final Emitter emitter;

    EventOutcomes(Rules rules, Emitter emitter) {
        this.rules = rules;
        this.emitter = emitter;
    }

    /**
     * The outcome of an event.
     *
     * @param customer the customer before it
     * @param applied what it did to the ledger
     * @param cause how it explains corrections
     * @param waiting what it does to the records of waiting adjustments
     */
    CustomerOutcome of(
            StoredCustomer customer,
            CustomerEvent event,
            Applied applied,
            EventCause cause,
            WaitingChanges waiting,
            TaskClocks clocks) {
        boolean isLate = isLate(event, clocks);
        boolean isChanged = applied.changes(customer.ledger());
        Set<Notice> notices = notices(isLate, applied.effect(), isChanged);
        if (!isChanged) {
            return CustomerOutcome.unchanged(customer, notices);
        }
        HistoryChange change = change(customer.ledger(), applied.ledger(), cause.ofFigures(isLate, applied.effect()));
        Emission emission = emitter.afterEvent(
                customer.emitted(),
                change,
                cause.ofLifecycle(isLate, applied.effect()),
                Math.max(clocks.clockMillis(), event.occurredAt())); // Another input may be behind; not this customer.
        return new CustomerOutcome(
                new StoredCustomer(emission.after(), applied.ledger()),
                true,
                notices,
                List.of(change),
                Optional.of(change),
                emission,
                waiting);
    }

    private HistoryChange change(Ledger before, Ledger after, Set<Cause> causes) {
        History was = History.of(before, rules);
        return new HistoryChange(was, was.next(before, after, rules), causes);
    }

    /** Whether the day of an event is before that of the latest one accepted. */
    boolean isLate(CustomerEvent event, TaskClocks clocks) {
        return clocks.latestMillis() != Watermark.Input.NOTHING
                && rules.calendar().dayOf(event.occurredAt()) < rules.calendar().dayOf(clocks.latestMillis());
    }

    private static Set<Notice> notices(boolean isLate, Effect effect, boolean isChanged) {
        if (!isLate && isChanged && effect == Effect.NEW) {
            return NEWS_ONLY;
        }
        EnumSet<Notice> notices = EnumSet.noneOf(Notice.class);
        if (isLate) {
            notices.add(Notice.LATE);
        }
        switch (effect) {
            case DUPLICATE -> notices.add(Notice.DUPLICATE);
            case CONFLICT -> notices.add(Notice.CONFLICT);
            case NEW -> {
                if (isChanged) {
                    notices.add(Notice.NEWS);
                }
            }
        }
        return notices;
    }
}
