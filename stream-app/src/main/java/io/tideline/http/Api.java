package io.tideline.http;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import io.javalin.http.HttpResponseException;
import io.tideline.calendar.Window;
import io.tideline.config.HttpSettings;
import io.tideline.config.Plan;
import io.tideline.config.Settings;
import io.tideline.contract.CohortRecords;
import io.tideline.contract.KpiRecords;
import io.tideline.contract.OutputTopic.Output;
import io.tideline.delta.Segment;
import io.tideline.http.Refusal.Kind;
import io.tideline.kpi.CurrentRow;
import io.tideline.ledger.Dimension;
import io.tideline.query.KpiFilter;
import io.tideline.query.KpiPage;
import io.tideline.query.KpiPeers;
import io.tideline.query.LocalAtRisk;
import io.tideline.query.LocalClock;
import io.tideline.query.LocalCohorts;
import io.tideline.query.LocalCustomers;
import io.tideline.query.LocalKpis;
import io.tideline.query.LocalModel;
import io.tideline.query.NotAvailableException;
import io.tideline.query.RoutedKpis;
import io.tideline.query.StoreLocation;
import io.tideline.query.StreamsState;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** All operations of an instance. This is the one place where an exception becomes an answer. */
final class Api implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Api.class);

    private final List<Operation> operations = new ArrayList<>();
    private final BearerGuard guard;
    private final LiveFeed feed;
    private final HealthEndpoint health;
    private final LocalModel model;

    Api(HttpParts parts) {
        Plan plan = parts.plan();
        Settings settings = plan.settings();
        HttpSettings http = settings.http();
        List<Window> windows = plan.rules().calendar().windows();
        List<String> dimensions = dimensions(plan);
        KpiJson json = new KpiJson(
                new KpiRecords(plan.rules().calendar(), settings.store().currency()), windows);
        PeerClient client = new PeerClient(http.token());
        LocalKpis here = new LocalKpis(parts.state(), windows);
        RoutedKpis everywhere = new RoutedKpis(parts.state(), here, new HttpPeers(client, json));
        RoutedKpis onlyHere = new RoutedKpis(parts.state(), here, new NoPeers());
        LocalClock clock = new LocalClock(parts.state(), plan);
        Status status =
                new Status(plan, parts.pipeline(), clock, parts.telemetry()::publishedAtMillis, parts.wallMillis());
        this.guard = new BearerGuard(http.token());
        this.feed =
                new LiveFeed(() -> everywhere.current(dimensions, http.maxMetricSegments()), status::json, json::write);
        this.health = new HealthEndpoint(parts.pipeline(), new ProgressWatch(standstillMillis(settings)));
        operations.addAll(new KpiEndpoint(everywhere, onlyHere, json, windows, dimensions, http.maxMetricSegments())
                .operations());
        operations.add(new CohortEndpoint(
                        parts.state(),
                        new LocalCohorts(parts.state(), plan.rules().calendar()),
                        new CohortRecords(
                                plan.rules().calendar(), settings.store().currency()),
                        client,
                        dimensions)
                .operation());
        this.model = new LocalModel(parts.state(), plan);
        CustomerEndpoint customers = new CustomerEndpoint(
                parts.state(),
                new LocalCustomers(parts.state(), plan, model),
                clock,
                client,
                new CustomerJson(plan.rules()),
                parts.wallMillis(),
                plan.inputPartitions());
        operations.add(customers.operation());
        if (plan.writes(Output.CHURN_RISK)) {
            LocalAtRisk atRisk = new LocalAtRisk(parts.state());
            operations.addAll(
                    new RiskEndpoint(parts.state(), atRisk, model, client, plan.inputPartitions(), customers::risks)
                            .operations());
        }
        operations.add(new StreamEndpoint(
                        feed,
                        http.maxStreams(),
                        windows.stream().map(Window::id).toList(),
                        dimensions)
                .operation());
        operations.addAll(new SystemEndpoint(status, parts.pipeline(), parts.telemetry()).operations());
        operations.addAll(health.operations());
        operations.add(document(http.token().isPresent()));
    }

    /** The names of the dimensions: {@code all}, and those that are configured. */
    static List<String> dimensions(Plan plan) {
        return Stream.concat(
                        Stream.of(Segment.ALL.dimension()),
                        plan.rules().dimensions().stream().map(Dimension::id))
                .toList();
    }

    private static long standstillMillis(Settings settings) {
        return Math.max(
                settings.http().progressTimeout().toMillis(),
                3 * settings.runtime().commitInterval().toMillis());
    }

    private Operation document(boolean needsToken) {
        return new Operation(
                "/v1/openapi.json",
                "This description.",
                List.of(),
                List.of(Operation.JSON),
                "",
                List.of(),
                false,
                context -> Answers.json(context, openApi(needsToken)));
    }

    private ObjectNode openApi(boolean needsToken) {
        return OpenApi.document(operations, needsToken);
    }

    void addTo(RoutesConfig routes) {
        for (Operation operation : operations) {
            routes.get(operation.path(), context -> {
                if (!operation.isOpen()) {
                    guard.check(context);
                    new Request(context, operation).refuseUnknown();
                }
                operation.handler().handle(context);
            });
        }
        routes.exception(Refusal.class, (refusal, context) -> Answers.refuse(context, refusal));
        routes.exception(NotAvailableException.class, (notNow, context) -> refuse(context, notNow));
        routes.exception(HttpResponseException.class, (answer, context) -> refuse(context, answer));
        routes.exception(RuntimeException.class, Api::fail);
    }

    private static void refuse(Context context, NotAvailableException notNow) {
        LOG.debug("not available", notNow);
        Answers.refuse(context, new Refusal(Kind.NOT_AVAILABLE, notNow.getMessage()));
    }

    private static void refuse(Context context, HttpResponseException answer) {
        Kind kind = answer.getStatus() == Kind.METHOD_NOT_ALLOWED.status() ? Kind.METHOD_NOT_ALLOWED : Kind.NOT_FOUND;
        String sentence = kind == Kind.METHOD_NOT_ALLOWED
                ? "only GET is answered here"
                : "there is nothing at " + context.path() + "; /v1/openapi.json describes what there is";
        Answers.refuse(context, answer.getStatus(), new Refusal(kind, sentence));
    }

    private static void fail(RuntimeException thrown, Context context) {
        if (StreamsState.isMoved(thrown)) {
            Answers.refuse(context, new Refusal(Kind.NOT_AVAILABLE, "the store was moved while it was read"));
            return;
        }
        LOG.error("a request of {} failed", context.endpoint().path, thrown); // A path can hold a customer id.
        Answers.refuse(context, new Refusal(Kind.INTERNAL, "the request failed; the log says why"));
    }

    /** Brings live streams up to date; never throws. */
    void refresh() {
        try {
            feed.refresh();
        } catch (RuntimeException notNow) {
            LOG.debug("the live streams were not brought up to date", notNow);
        }
    }

    /** Checks the progress of the stream threads; never throws. */
    void observe() {
        try {
            health.observe();
        } catch (RuntimeException notNow) {
            LOG.debug("the progress of the threads was not checked", notNow);
        }
    }

    @Override
    public void close() {
        feed.close();
        model.close();
    }

    /** An instance that answers another one asks nobody in turn, because their views of the group may differ. */
    private static final class NoPeers implements KpiPeers {
        @Override
        public KpiPage rows(StoreLocation location, KpiFilter filter) {
            throw moving(location);
        }

        @Override
        public List<CurrentRow> current(StoreLocation location, String dimension, int maxSegments) {
            throw moving(location);
        }

        private static NotAvailableException moving(StoreLocation location) {
            return new NotAvailableException("these figures are at " + location.instance() + " now; ask again");
        }
    }
}
