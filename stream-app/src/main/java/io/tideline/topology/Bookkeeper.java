package io.tideline.topology;

import io.tideline.codec.LedgerCodec;
import io.tideline.config.ErasureMode;
import io.tideline.event.Adjustment;
import io.tideline.event.CustomerEvent;
import io.tideline.event.ErasureRequest;
import io.tideline.event.Purchase;
import io.tideline.event.Signup;
import io.tideline.kpi.Cause;
import io.tideline.ledger.Applied;
import io.tideline.ledger.Applied.Effect;
import io.tideline.ledger.Ledger;
import io.tideline.topology.Rejection.Code;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.apache.kafka.streams.state.KeyValueStore;

/** Books admitted events in the ledgers of one task: get, call the pure method, contribute the difference, put. */
final class Bookkeeper {
    private final Blueprint blueprint;
    private final KeyValueStore<String, byte[]> ledgers;
    private final WaitingAdjustments waiting;
    private final Forgotten forgotten;
    private final Intake intake;
    private final Contributions contributions;

    Bookkeeper(
            Blueprint blueprint,
            KeyValueStore<String, byte[]> ledgers,
            WaitingAdjustments waiting,
            Forgotten forgotten,
            Intake intake,
            Contributions contributions) {
        this.blueprint = blueprint;
        this.ledgers = ledgers;
        this.waiting = waiting;
        this.forgotten = forgotten;
        this.intake = intake;
        this.contributions = contributions;
    }

    /**
     * Books an event.
     *
     * @return earlier adjustments that this event shows to be void
     * @throws RejectedException if the event cannot be booked; nothing has changed then
     */
    List<DeadLetter> book(Arrival arrival, Input input, CustomerEvent event) throws RejectedException {
        forgotten.check(event); // first, because every other reason puts the record aside with the id in it
        checkHorizon(event);
        Ledger before = ledgerOf(event.customerId());
        if (event instanceof Adjustment adjustment) {
            checkCurrency(adjustment, before);
            Applied applied = before.with(adjustment);
            if (applied.changes(before) && before.order(adjustment.orderId()).isEmpty()) {
                waiting.keep(adjustment, arrival);
            }
            return settle(input, event, applied, before, List.of());
        } else if (event instanceof Purchase order) {
            List<DeadLetter> voided = new ArrayList<>(0);
            Ledger known = withoutVoid(order, before, voided);
            return settle(input, event, known.with(order), before, voided);
        } else if (event instanceof Signup signup) {
            return settle(input, event, before.with(signup), before, List.of());
        }
        return forget(input, (ErasureRequest) event, before);
    }

    private Ledger ledgerOf(String customerId) {
        byte[] stored = ledgers.get(customerId);
        return stored == null ? Ledger.EMPTY : LedgerCodec.decode(customerId, stored);
    }

    private void checkHorizon(CustomerEvent event) throws RejectedException {
        if (intake.isEmpty()) {
            return;
        }
        int historyDays = blueprint.settings().time().historyDays();
        int latestDay = day(intake.latestMillis());
        if (day(event.occurredAt()) < latestDay - historyDays) {
            throw new RejectedException(
                    Code.BEYOND_HORIZON,
                    "occurredAt",
                    "occurredAt must be at most " + historyDays + " days before the latest event, which was "
                            + Instant.ofEpochMilli(intake.latestMillis()) + ", was "
                            + Instant.ofEpochMilli(event.occurredAt()));
        }
    }

    private static void checkCurrency(Adjustment adjustment, Ledger ledger) throws RejectedException {
        var order = ledger.order(adjustment.orderId());
        if (order.isPresent() && !adjustment.isIn(order.get().currency())) {
            throw mismatch(adjustment, order.get());
        }
    }

    private static RejectedException mismatch(Adjustment adjustment, Purchase order) {
        return new RejectedException(
                Code.CURRENCY_MISMATCH,
                "currency",
                "currency must be that of the order, " + order.currency() + ", was " + adjustment.currency());
    }

    /** The ledger without adjustments that waited for this order and are not in its currency. */
    private Ledger withoutVoid(Purchase order, Ledger before, List<DeadLetter> voided) {
        Ledger known = before;
        if (before.adjustments().isEmpty() || before.order(order.orderId()).isPresent()) {
            return known;
        }
        for (Adjustment adjustment : before.adjustments()) {
            if (adjustment.orderId().equals(order.orderId())) {
                var arrival = waiting.take(adjustment);
                if (!adjustment.isIn(order.currency())) {
                    known = known.without(adjustment);
                    arrival.ifPresent(original -> voided.add(
                            new DeadLetter(original, mismatch(adjustment, order).rejection())));
                }
            }
        }
        return known;
    }

    private List<DeadLetter> settle(
            Input input, CustomerEvent event, Applied applied, Ledger before, List<DeadLetter> voided) {
        boolean late = accept(input, event);
        if (applied.effect() == Effect.DUPLICATE) {
            blueprint.observer().duplicate(input);
        } else if (applied.effect() == Effect.CONFLICT) {
            blueprint.observer().conflict(input);
        }
        if (applied.changes(before)) {
            contributions.add(before, applied.ledger(), causes(event, late, applied.effect()));
            ledgers.put(event.customerId(), LedgerCodec.encode(applied.ledger()));
        }
        return voided;
    }

    private boolean accept(Input input, CustomerEvent event) {
        boolean late = !intake.isEmpty() && day(event.occurredAt()) < day(intake.latestMillis());
        intake.accepted(event.occurredAt());
        blueprint.observer().accepted(input);
        if (late) {
            blueprint.observer().late(input);
        }
        return late;
    }

    private static Set<Cause> causes(CustomerEvent event, boolean late, Effect effect) {
        EnumSet<Cause> causes = EnumSet.noneOf(Cause.class);
        if (late) {
            causes.add(Cause.LATE_EVENT);
        }
        if (effect == Effect.CONFLICT) {
            causes.add(Cause.CONFLICTING_DELIVERY);
        }
        if (event instanceof Adjustment adjustment) {
            causes.add(adjustment.kind() == Adjustment.Kind.CANCELLED ? Cause.CANCELLATION : Cause.REFUND);
        }
        return causes;
    }

    /** What the customer did after the request begins a new person. */
    private List<DeadLetter> forget(Input input, ErasureRequest request, Ledger before) {
        accept(input, request);
        blueprint.observer().erased();
        Ledger after = before.since(request.occurredAt());
        if (blueprint.settings().erasure().mode() == ErasureMode.FORGET_ALL) {
            contributions.add(before, after, Set.of(Cause.ERASURE));
        }
        before.adjustments().stream()
                .filter(adjustment -> !after.adjustments().contains(adjustment))
                .forEach(waiting::drop);
        ledgers.put(request.customerId(), after.isEmpty() ? null : LedgerCodec.encode(after));
        forgotten.remember(request);
        return List.of();
    }

    private int day(long epochMillis) {
        return blueprint.rules().calendar().dayOf(epochMillis);
    }
}
