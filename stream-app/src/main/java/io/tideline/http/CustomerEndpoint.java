package io.tideline.http;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.NullNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.javalin.http.Context;
import io.tideline.http.Refusal.Kind;
import io.tideline.query.LocalClock;
import io.tideline.query.LocalCustomers;
import io.tideline.query.NotAvailableException;
import io.tideline.query.PartitionScope;
import io.tideline.query.StateAccess;
import io.tideline.query.StoreLocation;
import io.tideline.storage.StoreNames;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.LongSupplier;

/** {@code /v1/customers/{id}}: one customer, from whichever instance has the ledger. */
final class CustomerEndpoint {
    private static final int LONGEST_ID = 256;
    private static final String CUSTOMER = "customer";
    private static final String PARTITIONS = "partitions";

    private final StateAccess state;
    private final LocalCustomers customers;
    private final LocalClock clock;
    private final PeerClient peers;
    private final CustomerJson json;
    private final LongSupplier wallMillis;
    private final ScatterGather scatterGather;

    /**
     * Makes the operation.
     *
     * @param partitions the number of partitions of customers
     */
    CustomerEndpoint(
            StateAccess state,
            LocalCustomers customers,
            LocalClock clock,
            PeerClient peers,
            CustomerJson json,
            LongSupplier wallMillis,
            int partitions) {
        this.state = state;
        this.customers = customers;
        this.clock = clock;
        this.peers = peers;
        this.json = json;
        this.wallMillis = wallMillis;
        this.scatterGather = new ScatterGather(state, StoreNames.LEDGERS, partitions);
    }

    Operation operation() {
        return new Operation(
                "/v1/customers/{id}",
                "What is known about a customer: orders, money, segments and the states the customer went through.",
                List.of(Parameter.path("id", "The customer id, percent-encoded."), Parameter.FORMAT),
                List.of(Operation.JSON, Operation.CSV),
                "Customer",
                List.of(Kind.NOT_FOUND, Kind.NOT_AVAILABLE),
                false,
                this::answer);
    }

    /**
     * The risks of customers in some local partitions, by customer id; customers without a risk are absent.
     *
     * @throws NotAvailableException if one of these partitions cannot be read
     */
    Map<String, ObjectNode> risks(Set<String> customerIds, PartitionScope scope) {
        Map<String, ObjectNode> risks = new HashMap<>();
        customers.customers(customerIds, scope, clockMillis()).forEach(customer -> customer.risk()
                .ifPresent(risk -> risks.put(customer.customerId(), CustomerJson.risk(risk))));
        return risks;
    }

    private void answer(Context context) {
        Request request = new Request(context, operation());
        String id = context.pathParam("id");
        if (id.isBlank() || id.length() > LONGEST_ID) {
            throw new Refusal(Kind.BAD_PARAMETER, "id must have 1 to " + LONGEST_ID + " characters");
        }
        Search search = new Search(id);
        if (request.scope().isPresent()) {
            Answers.json(context, search.here(request.scope().get()));
            return;
        }
        JsonNode customer = scatterGather.ask(search.likely(), search).stream()
                .map(found -> found.required(CUSTOMER))
                .filter(found -> !found.isNull())
                .findFirst()
                .orElseThrow(() -> new Refusal(Kind.NOT_FOUND, "no customer of that id is known"));
        Answers.write(context, request.wantsCsv(), customer, json.columns(), List.of(customer));
    }

    /** The search for one customer. An answer between instances also says which partitions were searched. */
    private final class Search implements ScatterGather.Question<JsonNode> {
        private final String id;

        Search(String id) {
            this.id = id;
        }

        Optional<StoreLocation> likely() {
            try {
                return Optional.of(state.ofCustomer(id));
            } catch (NotAvailableException notNow) {
                return Optional.empty();
            }
        }

        @Override
        public JsonNode here(PartitionScope scope) {
            LocalCustomers.Found found = customers.customer(id, scope, clockMillis());
            ObjectNode answer = Json.object();
            answer.set(CUSTOMER, found.customer().<JsonNode>map(json::write).orElseGet(NullNode::getInstance));
            found.partitions().stream().sorted().forEach(answer.putArray(PARTITIONS)::add);
            return answer;
        }

        @Override
        public JsonNode at(StoreLocation location, PartitionScope scope) {
            return peers.json(location, "/v1/customers/" + Uris.encoded(id), scope);
        }

        @Override
        public Set<Integer> partitions(JsonNode answer) {
            return Json.numbers(answer.required(PARTITIONS));
        }

        @Override
        public boolean isEnough(JsonNode answer) {
            return !answer.required(CUSTOMER).isNull();
        }
    }

    private long clockMillis() {
        return clock.millis(wallMillis.getAsLong());
    }
}
