package io.tideline.http;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.javalin.http.Context;
import io.tideline.http.Refusal.Kind;
import io.tideline.query.ClockView;
import io.tideline.query.CustomerView;
import io.tideline.query.LocalClock;
import io.tideline.query.LocalCustomers;
import io.tideline.query.NotAvailableException;
import io.tideline.query.Place;
import io.tideline.query.StateAccess;
import io.tideline.topology.ReadableStores;
import java.util.List;
import java.util.Optional;
import java.util.function.LongSupplier;
import java.util.stream.Stream;

/** {@code /v1/customers/{id}}: from here, or from the instance that has the customer, wherever a producer put it. */
final class CustomerEndpoint {
    private static final int LONGEST_ID = 256;

    private final StateAccess state;
    private final LocalCustomers customers;
    private final LocalClock clock;
    private final PeerClient peers;
    private final CustomerJson json;
    private final LongSupplier wallMillis;

    CustomerEndpoint(
            StateAccess state,
            LocalCustomers customers,
            LocalClock clock,
            PeerClient peers,
            CustomerJson json,
            LongSupplier wallMillis) {
        this.state = state;
        this.customers = customers;
        this.clock = clock;
        this.peers = peers;
        this.json = json;
        this.wallMillis = wallMillis;
    }

    Operation operation() {
        return new Operation(
                "/v1/customers/{id}",
                "What is known about a customer: orders, money, segments and the states the customer went through.",
                List.of(Parameter.path("id", "The customer id, percent-encoded.")),
                List.of(Operation.JSON),
                "Customer",
                List.of(Kind.NOT_FOUND, Kind.NOT_AVAILABLE),
                false,
                this::answer);
    }

    /** The risk of a customer who is here. */
    Optional<ObjectNode> risk(String customerId) {
        return customers
                .customer(customerId, clockMillis())
                .flatMap(CustomerView::risk)
                .map(CustomerJson::risk);
    }

    private void answer(Context context) {
        Request request = new Request(context, operation());
        String id = context.pathParam("id");
        if (id.isBlank() || id.length() > LONGEST_ID) {
            throw new Refusal(Kind.BAD_PARAMETER, "id must have 1 to " + LONGEST_ID + " characters");
        }
        Search search = new Search(id);
        search.here();
        if (search.found.isEmpty() && !request.isForwarded()) {
            search.elsewhere();
        }
        PeerClient.Answer found = search.found.orElseThrow(search::refusal);
        context.contentType(found.contentType()).result(found.body());
    }

    /** The search for one customer: here, at the instance that should have it, and then at all others. */
    private final class Search {
        private final String id;
        private Optional<PeerClient.Answer> found = Optional.empty();
        private Optional<NotAvailableException> unanswered = Optional.empty();

        Search(String id) {
            this.id = id;
        }

        void here() {
            try {
                found = customers
                        .customer(id, clockMillis())
                        .map(customer -> new PeerClient.Answer(
                                200, Operation.JSON, Json.text(json.write(customer)), Optional.empty()));
            } catch (NotAvailableException notNow) {
                // Not one ledger need be here; whether that matters is known when the others have answered.
                unanswered = Optional.of(notNow);
            }
        }

        void elsewhere() {
            Place owner = state.ofCustomer(id);
            List<Place> others = Stream.concat(Stream.of(owner), state.holders(ReadableStores.LEDGERS).stream())
                    .filter(place -> !place.here())
                    .toList();
            if (!owner.here()) {
                unanswered = Optional.empty();
            }
            others.stream().map(Place::instance).distinct().forEach(this::ask);
        }

        private void ask(String instance) {
            if (found.isPresent()) {
                return;
            }
            try {
                PeerClient.Answer answer = peers.get(instance, "/v1/customers/" + Uris.encoded(id));
                if (answer.status() == 200) {
                    found = Optional.of(answer);
                } else if (answer.status() != Kind.NOT_FOUND.status()) {
                    unanswered = Optional.of(
                            new NotAvailableException("the instance " + instance + " answered " + answer.status()));
                }
            } catch (NotAvailableException notNow) {
                unanswered = Optional.of(notNow);
            }
        }

        RuntimeException refusal() {
            return unanswered.isPresent()
                    ? unanswered.get()
                    : new Refusal(Kind.NOT_FOUND, "no customer of that id is known");
        }
    }

    /** The clock; if no part of the rollup is here, the wall clock, which in live mode is the same. */
    private long clockMillis() {
        try {
            ClockView view = clock.view(wallMillis.getAsLong());
            return view.horizon().clockMillis();
        } catch (NotAvailableException notHere) {
            return wallMillis.getAsLong();
        }
    }
}
