package io.tideline.ledger;

import io.tideline.event.CustomerEvent;
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

    /** Takes an event, which must not be a request, into a ledger. */
    public static Applied with(Ledger ledger, CustomerEvent event) {
        return event.match(ledger::with, ledger::with, ledger::with, erasure -> {
            throw new IllegalArgumentException("erasure");
        });
    }
}
