package io.tideline.query;

import io.tideline.config.Plan;
import io.tideline.contract.OutputTopic.Output;
import io.tideline.contract.RiskRecords;
import io.tideline.ledger.History;
import io.tideline.ledger.Ledger;
import io.tideline.retention.ChurnRisk;
import io.tideline.risk.assess.RiskJudge;
import io.tideline.storage.StoreNames;
import io.tideline.storage.StoredCustomerCodec;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** Reads customers from the ledgers that are here, in whatever partition a producer put them. */
public final class LocalCustomers {
    private final StateAccess state;
    private final Plan plan;
    private final LocalModel model;
    private final RiskRecords risks;

    /** Makes a reader of the local ledgers under a shop's definitions. */
    public LocalCustomers(StateAccess state, Plan plan, LocalModel model) {
        this.state = state;
        this.plan = plan;
        this.model = model;
        this.risks = new RiskRecords(
                plan.rules().calendar(),
                plan.settings().store().currency(),
                plan.settings().risk().horizonDays());
    }

    /**
     * The result of a search for a customer.
     *
     * @param customer the customer, if a ledger here knows one of that id
     * @param partitions the partitions that were searched
     */
    public record Found(Optional<CustomerView> customer, Set<Integer> partitions) {
        /** Copies the partitions. */
        public Found {
            partitions = Set.copyOf(partitions);
        }
    }

    /**
     * Looks for a customer in the ledgers that are here.
     *
     * @param clockMillis the clock, which decides whether the customer has churned
     * @throws NotAvailableException if the model is not readable at the moment
     */
    public Found customer(String customerId, PartitionScope scope, long clockMillis) {
        Map<Integer, Map<String, Ledger>> ledgers = ledgers(Set.of(customerId), scope);
        return new Found(views(ledgers, clockMillis).findFirst(), ledgers.keySet());
    }

    /**
     * Reads several customers from the ledgers that are here.
     *
     * @param scope the partitions in which all of them are
     * @param clockMillis the clock, which decides whether they have churned
     * @throws NotAvailableException if one of the partitions or the model is not readable at the moment
     */
    public List<CustomerView> customers(Set<String> customerIds, PartitionScope scope, long clockMillis) {
        Map<Integer, Map<String, Ledger>> ledgers = ledgers(customerIds, scope);
        if (!ledgers.keySet().containsAll(scope.partitions())) {
            throw new NotAvailableException("ledgers were moved while customers were looked for");
        }
        return views(ledgers, clockMillis).toList();
    }

    private Stream<CustomerView> views(Map<Integer, Map<String, Ledger>> ledgers, long clockMillis) {
        return ledgers.values().stream()
                .flatMap(found -> found.entrySet().stream())
                .map(found -> view(found.getKey(), found.getValue(), clockMillis));
    }

    /** The ledgers of those who have one, by partition. */
    private Map<Integer, Map<String, Ledger>> ledgers(Set<String> customerIds, PartitionScope scope) {
        return state.<String, Map<String, Ledger>>each(StoreNames.LEDGERS, scope, accounts -> {
            Map<String, Ledger> found = new HashMap<>();
            customerIds.forEach(id -> ledger(id, accounts.get(id)).ifPresent(ledger -> found.put(id, ledger)));
            return found;
        });
    }

    private static Optional<Ledger> ledger(String customerId, byte[] account) {
        return Optional.ofNullable(account)
                .map(bytes -> StoredCustomerCodec.decode(customerId, bytes).ledger())
                .filter(ledger -> !ledger.isEmpty());
    }

    private CustomerView view(String customerId, Ledger ledger, long clockMillis) {
        History history = History.of(ledger, plan.rules());
        return new CustomerView(
                customerId,
                ledger,
                history,
                plan.lifecycle().changes(history, clockMillis),
                plan.writes(Output.CHURN_RISK) ? risk(customerId, history, clockMillis) : Optional.empty());
    }

    /** The risk as the stream would publish it at the clock, but without the level before, which no store keeps. */
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
