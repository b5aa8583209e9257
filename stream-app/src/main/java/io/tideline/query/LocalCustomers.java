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
import java.util.Map;
import java.util.Optional;
import java.util.Set;

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
     * What a search for a customer came to.
     *
     * @param customer whom an account here knows
     * @param partitions that were looked at
     */
    public record Found(Optional<CustomerView> customer, Set<Integer> partitions) {
        /** Copies the partitions. */
        public Found {
            partitions = Set.copyOf(partitions);
        }
    }

    /**
     * Looks for a customer in the accounts that are here.
     *
     * @param clockMillis the clock, which decides whether the customer has churned
     * @throws NotAvailableException if the model is not readable at the moment
     */
    public Found customer(String customerId, Reading reading, long clockMillis) {
        Map<Integer, Optional<Ledger>> ledgers = state.<String, Optional<Ledger>>each(
                ReadableStores.LEDGERS, reading, accounts -> ledger(customerId, accounts.get(customerId)));
        return new Found(
                ledgers.values().stream()
                        .flatMap(Optional::stream)
                        .findFirst()
                        .map(ledger -> view(customerId, ledger, clockMillis)),
                ledgers.keySet());
    }

    private static Optional<Ledger> ledger(String customerId, byte[] account) {
        return Optional.ofNullable(account)
                .map(bytes -> AccountCodec.decode(customerId, bytes).ledger())
                .filter(ledger -> !ledger.isEmpty());
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
