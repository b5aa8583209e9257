package io.tideline.query;

import io.tideline.ledger.History;
import io.tideline.ledger.Ledger;
import io.tideline.ledger.Rules;
import io.tideline.lifecycle.Lifecycle;
import io.tideline.topology.AccountCodec;
import io.tideline.topology.Blueprint;
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
    public LocalCustomers(StateAccess state, Blueprint blueprint) {
        this.state = state;
        this.rules = blueprint.rules();
        this.lifecycle = blueprint.lifecycle();
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
            Ledger ledger = AccountCodec.decode(customerId, bytes).ledger();
            History history = History.of(ledger, rules);
            return new CustomerView(customerId, ledger, history, lifecycle.changes(history, clockMillis));
        });
    }
}
