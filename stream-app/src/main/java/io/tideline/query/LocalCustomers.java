package io.tideline.query;

import io.tideline.codec.RiskRecords;
import io.tideline.config.Output;
import io.tideline.ledger.History;
import io.tideline.ledger.Ledger;
import io.tideline.retention.ChurnRisk;
import io.tideline.topology.AccountCodec;
import io.tideline.topology.Blueprint;
import io.tideline.topology.ReadableStores;
import io.tideline.topology.RiskJudge;
import java.util.Optional;
import java.util.OptionalInt;
import org.apache.kafka.streams.state.ReadOnlyKeyValueStore;

/** Reads customers from the accounts that are here, in whatever partition a producer put them. */
public final class LocalCustomers {
    private final StateAccess state;
    private final Blueprint blueprint;
    private final LocalModel model;
    private final RiskRecords risks;

    /** Queries over the local accounts, under a shop's definitions. */
    public LocalCustomers(StateAccess state, Blueprint blueprint, LocalModel model) {
        this.state = state;
        this.blueprint = blueprint;
        this.model = model;
        this.risks = new RiskRecords(
                blueprint.rules().calendar(),
                blueprint.settings().store().currency(),
                blueprint.settings().risk().horizonDays());
    }

    /**
     * A customer, if an account here knows one of that id.
     *
     * @param clockMillis the clock, which decides whether the customer has churned
     * @throws NotAvailableException if no accounts are here, or they are not readable at the moment
     */
    public Optional<CustomerView> customer(String customerId, long clockMillis) {
        ReadOnlyKeyValueStore<String, byte[]> accounts = state.store(ReadableStores.LEDGERS, OptionalInt.empty());
        return Optional.ofNullable(accounts.get(customerId))
                .map(bytes -> AccountCodec.decode(customerId, bytes).ledger())
                .filter(ledger -> !ledger.isEmpty())
                .map(ledger -> view(customerId, ledger, clockMillis));
    }

    private CustomerView view(String customerId, Ledger ledger, long clockMillis) {
        History history = History.of(ledger, blueprint.rules());
        return new CustomerView(
                customerId,
                ledger,
                history,
                blueprint.lifecycle().changes(history, clockMillis),
                blueprint.writes(Output.CHURN_RISK) ? risk(customerId, history, clockMillis) : Optional.empty());
    }

    /** The risk as the stream would say it at the clock; which level was said before is not kept. */
    private Optional<ChurnRisk> risk(String customerId, History history, long clockMillis) {
        RiskJudge judge = model.judge();
        return judge.of(history)
                .map(judged -> risks.record(
                        customerId,
                        history,
                        judged.at(clockMillis),
                        Optional.empty(),
                        clockMillis,
                        judge.modelVersion()));
    }
}
