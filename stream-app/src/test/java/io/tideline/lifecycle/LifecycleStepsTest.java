package io.tideline.lifecycle;

import static org.assertj.core.api.Assertions.assertThat;

import io.tideline.calendar.StoreCalendar;
import io.tideline.event.Adjustment;
import io.tideline.event.CustomerEvent;
import io.tideline.event.RandomEvents;
import io.tideline.event.Signup;
import io.tideline.ledger.Applied;
import io.tideline.ledger.Exchange;
import io.tideline.ledger.History;
import io.tideline.ledger.Ledger;
import io.tideline.ledger.Ledgers;
import io.tideline.ledger.RefundAmounts;
import io.tideline.ledger.Rules;
import java.time.DayOfWeek;
import java.time.ZoneId;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Small steps equal one big step: who reads every row knows every change. A failure names seed and prefix. */
class LifecycleStepsTest {
    private static final int SEEDS = 60;
    private static final int EVENTS = 60;
    private static final int CUSTOMERS = 2;
    private static final int ACTIVITY_DAYS = 30;
    private static final long DAY_MILLIS = 86_400_000L;
    private static final Rules RULES = new Rules(
            new StoreCalendar(ZoneId.of("Australia/Sydney"), DayOfWeek.MONDAY),
            ACTIVITY_DAYS,
            new Exchange("EUR", Map.of()),
            false,
            RefundAmounts.GROSS,
            List.of());
    private static final Lifecycle LIFECYCLE = new Lifecycle(RULES.calendar(), ACTIVITY_DAYS);

    /** One customer as a processor keeps it. */
    private static final class Kept {
        private final LifecycleReader reader = new LifecycleReader();
        private Ledger ledger = Ledger.EMPTY;
        private long toldUpTo = Long.MIN_VALUE;

        History history() {
            return History.of(ledger, RULES);
        }

        Set<LifecycleStatus> go(Ledger after, long clock, LifecycleCause cause) {
            List<LifecycleRow> rows = LIFECYCLE.rows(history(), toldUpTo, History.of(after, RULES), clock, cause);
            reader.read(rows);
            ledger = after;
            toldUpTo = clock;
            Set<LifecycleStatus> seen = EnumSet.noneOf(LifecycleStatus.class);
            rows.forEach(row -> seen.add(row.status()));
            return seen;
        }

        void check() {
            List<LifecycleChange> all = LIFECYCLE.changes(history(), toldUpTo);
            assertThat(reader.changes()).isEqualTo(all);
            assertThat(reader.standing().stream().toList())
                    .isEqualTo(all.isEmpty() ? List.of() : all.subList(all.size() - 1, all.size()));
            for (LifecycleChange change : all) {
                int day = RULES.calendar().dayOf(change.effectiveAt());
                assertThat(stateOn(day)).isEqualTo(SlowState.on(day, history(), ACTIVITY_DAYS));
                assertThat(stateOn(day - 1)).isEqualTo(SlowState.on(day - 1, history(), ACTIVITY_DAYS));
            }
        }

        private Optional<LifecycleState> stateOn(int day) {
            long end = RULES.calendar().startMillis(day + 1);
            return LIFECYCLE.changes(history(), end - 1).stream()
                    .filter(change -> change.effectiveAt() < end)
                    .reduce((earlier, later) -> later)
                    .map(LifecycleChange::state);
        }
    }

    @Test
    void readerOfAllRows_knowsAllChanges_andTheLastRowIsTheStanding() {
        Set<LifecycleStatus> seen = EnumSet.noneOf(LifecycleStatus.class);
        for (long seed = 1; seed <= SEEDS; seed++) {
            List<CustomerEvent> events = RandomEvents.of(seed, CUSTOMERS, EVENTS);
            int[] step = {0};
            try {
                seen.addAll(run(events, new Random(seed), step));
            } catch (AssertionError wrong) {
                throw new AssertionError(
                        "seed " + seed + ", shortest failing prefix " + events.subList(0, step[0] + 1), wrong);
            }
        }
        assertThat(seen).containsExactlyInAnyOrder(LifecycleStatus.values());
    }

    private static Set<LifecycleStatus> run(List<CustomerEvent> events, Random random, int[] step) {
        Map<String, Kept> customers = new HashMap<>();
        Set<LifecycleStatus> seen = EnumSet.noneOf(LifecycleStatus.class);
        long clock = Long.MIN_VALUE;
        for (CustomerEvent event : events) {
            boolean late = event.occurredAt() < clock;
            clock = Math.max(clock, event.occurredAt());
            Kept customer = customers.computeIfAbsent(event.customerId(), any -> new Kept());
            Applied applied = Ledgers.with(customer.ledger, event);
            seen.addAll(customer.go(applied.ledger(), clock, cause(event, applied, late)));
            customer.check();
            clock += random.nextInt(3) == 0 ? random.nextInt(60) * DAY_MILLIS : 0;
            for (Kept other : customers.values()) {
                if (random.nextBoolean()) {
                    other.go(other.ledger, clock, LifecycleCause.INACTIVITY);
                    other.check();
                }
            }
            step[0]++;
        }
        return seen;
    }

    private static LifecycleCause cause(CustomerEvent event, Applied applied, boolean late) {
        if (applied.effect() == Applied.Effect.CONFLICT) {
            return LifecycleCause.CONFLICTING_DELIVERY;
        }
        if (event instanceof Adjustment) {
            return LifecycleCause.REFUND;
        } else if (late) {
            return LifecycleCause.LATE_EVENT;
        }
        return event instanceof Signup ? LifecycleCause.SIGNUP : LifecycleCause.ORDER;
    }
}
