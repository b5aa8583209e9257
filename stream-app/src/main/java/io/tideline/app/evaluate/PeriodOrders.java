package io.tideline.app.evaluate;

import io.tideline.event.Adjustment;
import io.tideline.event.CustomerEvent;
import io.tideline.event.Purchase;
import io.tideline.event.Signup;
import io.tideline.ledger.History;
import io.tideline.ledger.Ledger;
import io.tideline.ledger.Rules;
import io.tideline.risk.evaluation.HoldoutCustomer;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.TreeMap;

/**
 * The ledgers of all customers at two moments: as they were at the end of the calibration, and at the end of the holdout.
 *
 * <p>The ledgers of a moment have no event that occurred after it, so a later refund does not change them. Not safe for use
 * by several threads.
 */
final class PeriodOrders {
    private final Rules rules;
    private final int calibrationEnd;
    private final int holdoutEnd;
    private final Map<String, Ledger> known = new TreeMap<>();
    private final Map<String, Ledger> later = new HashMap<>();
    private OptionalInt firstDay = OptionalInt.empty();
    private OptionalInt lastDay = OptionalInt.empty();

    /**
     * Makes ledgers without events.
     *
     * @param rules the rules of the shop
     * @param calibrationEnd epoch day
     * @param horizonDays length of the holdout, at least 1
     */
    PeriodOrders(Rules rules, int calibrationEnd, int horizonDays) {
        this.rules = rules;
        this.calibrationEnd = calibrationEnd;
        this.holdoutEnd = calibrationEnd + horizonDays;
    }

    void accept(CustomerEvent event) {
        int day = rules.calendar().dayOf(event.occurredAt());
        firstDay = OptionalInt.of(Math.min(day, firstDay.orElse(day)));
        lastDay = OptionalInt.of(Math.max(day, lastDay.orElse(day)));
        if (day <= calibrationEnd) {
            take(event, known);
        }
        if (day <= holdoutEnd) {
            take(event, later);
        }
    }

    private static void take(CustomerEvent event, Map<String, Ledger> ledgers) {
        Ledger before = ledgers.getOrDefault(event.customerId(), Ledger.EMPTY);
        Ledger after = before;
        if (event instanceof Purchase order) {
            after = before.with(order).ledger();
        } else if (event instanceof Adjustment adjustment) {
            after = before.with(adjustment).ledger();
        } else if (event instanceof Signup signup) {
            after = before.with(signup).ledger();
        }
        ledgers.put(event.customerId(), after);
    }

    /** Day of the earliest event, if there was one. */
    OptionalInt firstDay() {
        return firstDay;
    }

    /** Day of the latest event, if there was one. */
    OptionalInt lastDay() {
        return lastDay;
    }

    /** Everybody with an occasion by the end of the calibration, by customer id. */
    List<HoldoutCustomer> customers() {
        List<HoldoutCustomer> customers = new ArrayList<>();
        known.forEach((customerId, ledger) -> {
            History history = History.of(ledger, rules);
            if (!history.occasions().isEmpty()) {
                customers.add(new HoldoutCustomer(history, occasionsAfter(later.get(customerId))));
            }
        });
        return customers;
    }

    private int occasionsAfter(Ledger ledger) {
        return (int) History.of(ledger, rules).occasions().stream()
                .filter(occasion -> occasion.day() > calibrationEnd && occasion.day() <= holdoutEnd)
                .count();
    }
}
