package io.tideline.ledger;

import io.tideline.event.Adjustment;
import io.tideline.event.CustomerEvent;
import io.tideline.event.Purchase;
import io.tideline.event.Signup;
import java.util.Map;

/** Takes events into ledgers, for tests of what is above them. */
public final class Ledgers {
    private Ledgers() {}

    /** The ledger of one customer after events in the order of their arrival. */
    public static Ledger of(CustomerEvent... arrivals) {
        Ledger ledger = Ledger.EMPTY;
        for (CustomerEvent event : arrivals) {
            ledger = with(ledger, event).ledger();
        }
        return ledger;
    }

    /** Takes an event into the ledger of its customer. */
    public static void accept(Map<String, Ledger> ledgers, CustomerEvent event) {
        ledgers.merge(event.customerId(), of(event), (known, any) -> with(known, event)
                .ledger());
    }

    /** Takes an event of a kind that ledgers remember into a ledger. */
    public static Applied with(Ledger ledger, CustomerEvent event) {
        if (event instanceof Purchase order) {
            return ledger.with(order);
        } else if (event instanceof Adjustment adjustment) {
            return ledger.with(adjustment);
        } else if (event instanceof Signup signup) {
            return ledger.with(signup);
        }
        throw new IllegalArgumentException("no ledger remembers " + event);
    }
}
