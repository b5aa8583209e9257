package io.tideline.query;

import io.tideline.codec.LedgerCodec;
import io.tideline.ledger.History;
import io.tideline.ledger.Ledger;
import io.tideline.ledger.Rules;
import io.tideline.lifecycle.Lifecycle;
import io.tideline.topology.ReadableStores;
import java.util.Optional;
import java.util.OptionalInt;
import org.apache.kafka.streams.state.ReadOnlyKeyValueStore;

/** Reads customers from the ledgers that are here, in whatever partition a producer put them. */
public final class LocalCustomers {
    private final StateAccess state;
    private final Rules rules;
    private final Lifecycle lifecycle;

    /** Queries over the local ledgers, under a shop's definitions. */
    public LocalCustomers(StateAccess state, Rules rules) {
        this.state = state;
        this.rules = rules;
        this.lifecycle = new Lifecycle(rules.calendar(), rules.activityWindowDays());
    }

    /**
     * A customer, if a ledger here knows one of that id.
     *
     * @param clockMillis the clock, which decides whether the customer has churned
     * @throws NotAvailableException if no ledgers are here, or they are not readable at the moment
     */
    public Optional<CustomerView> customer(String customerId, long clockMillis) {
        ReadOnlyKeyValueStore<String, byte[]> ledgers = state.store(ReadableStores.LEDGERS, OptionalInt.empty());
        return Optional.ofNullable(ledgers.get(customerId)).map(bytes -> {
            Ledger ledger = LedgerCodec.decode(customerId, bytes);
            History history = History.of(ledger, rules);
            return new CustomerView(customerId, ledger, history, lifecycle.changes(history, clockMillis));
        });
    }
}
