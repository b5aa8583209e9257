package io.tideline.http;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.NullNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.javalin.http.Context;
import io.tideline.http.Refusal.Kind;
import io.tideline.query.AtRiskFilter;
import io.tideline.query.AtRiskPage;
import io.tideline.query.LocalAtRisk;
import io.tideline.query.LocalModel;
import io.tideline.query.PartitionScope;
import io.tideline.query.StateAccess;
import io.tideline.query.StoreLocation;
import io.tideline.retention.ChurnModel;
import io.tideline.risk.assess.RiskLevel;
import io.tideline.storage.AtRiskEntry;
import io.tideline.storage.StoreNames;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.stream.Collectors;

/** {@code /v1/at-risk} and {@code /v1/model}: the customers at risk, and the model that says so. */
final class RiskEndpoint {
    private static final int MOST_CUSTOMERS = 1_000;
    private static final int USUAL_CUSTOMERS = 50;
    private static final List<String> LEVELS = List.of("COOLING", "AT_RISK", "CRITICAL");
    private static final List<String> COLUMNS =
            Csv.columns(List.of("customerId", "level", "valueAtRisk"), CustomerJson.RISK_COLUMNS);
    private static final List<String> MODEL_COLUMNS = Csv.columns("", ChurnModel.getClassSchema());
    private static final String LIST = "/v1/at-risk";

    private final LocalAtRisk here;
    private final LocalModel model;
    private final PeerClient peers;
    private final ScatterGather scatterGather;
    private final BiFunction<Set<String>, PartitionScope, Map<String, ObjectNode>> risks;

    /**
     * Makes the operations.
     *
     * @param partitions the number of partitions of customers
     * @param risks the risks of customers in some local partitions, by customer id
     */
    RiskEndpoint(
            StateAccess state,
            LocalAtRisk here,
            LocalModel model,
            PeerClient peers,
            int partitions,
            BiFunction<Set<String>, PartitionScope, Map<String, ObjectNode>> risks) {
        this.here = here;
        this.model = model;
        this.peers = peers;
        this.scatterGather = new ScatterGather(state, StoreNames.AT_RISK, partitions);
        this.risks = risks;
    }

    List<Operation> operations() {
        return List.of(list(), model());
    }

    private Operation list() {
        return new Operation(
                LIST,
                "Customers a shop may still keep, those with the largest value at risk first, in pages.",
                List.of(
                        Parameter.anyOf("level", LEVELS, "Only customers at these levels."),
                        Parameter.number(
                                "limit",
                                "The most customers of the answer; 1 to " + MOST_CUSTOMERS + ", " + USUAL_CUSTOMERS
                                        + " by default."),
                        Parameter.text("after", "Goes on after an earlier answer, whose next this is."),
                        Parameter.FORMAT),
                List.of(Operation.JSON, Operation.CSV),
                "AtRiskPage",
                List.of(Kind.NOT_AVAILABLE),
                false,
                this::answerList);
    }

    private Operation model() {
        return new Operation(
                "/v1/model",
                "The churn model in use.",
                List.of(Parameter.FORMAT),
                List.of(Operation.JSON, Operation.CSV),
                "Model",
                List.of(Kind.NOT_FOUND, Kind.NOT_AVAILABLE),
                false,
                this::answerModel);
    }

    private void answerModel(Context context) {
        ChurnModel record = model.record()
                .orElseThrow(
                        () -> new Refusal(Kind.NOT_FOUND, "no model has been fitted yet; recency stands in for it"));
        ObjectNode answer = RecordJson.write(record);
        boolean csv = new Request(context, model()).wantsCsv();
        Answers.write(context, csv, answer, MODEL_COLUMNS, List.of(answer));
    }

    private void answerList(Context context) {
        Request request = new Request(context, list());
        AtRiskFilter filter = filter(request);
        Query query = new Query(filter);
        if (request.scope().isPresent()) {
            Answers.json(context, query.here(request.scope().get()).json());
            return;
        }
        ListPart part = query.merged(scatterGather.ask(Optional.empty(), query));
        part.page().next().ifPresent(next -> Answers.linkNext(context, "after", text(next)));
        ObjectNode answer = part.json();
        Answers.write(context, request.wantsCsv(), answer, COLUMNS, answer.required("rows"));
    }

    private static AtRiskFilter filter(Request request) {
        Set<RiskLevel> levels =
                request.anyOf("level", LEVELS).stream().map(RiskLevel::valueOf).collect(Collectors.toSet());
        return new AtRiskFilter(
                levels,
                request.text("after").map(RiskEndpoint::cursor),
                request.number("limit", 1, MOST_CUSTOMERS).orElse(USUAL_CUSTOMERS));
    }

    /** The entry of a cursor, which is its value, a colon and the customer id; its level is arbitrary. */
    private static AtRiskEntry cursor(String text) {
        int colon = text.indexOf(':');
        if (colon < 0 || !text.substring(0, colon).matches("\\d{1,15}\\.\\d{4}")) {
            throw new Refusal(Kind.BAD_PARAMETER, "after must be the next of an earlier answer, was " + text);
        }
        return new AtRiskEntry(text.substring(colon + 1), RiskLevel.AT_RISK, new BigDecimal(text.substring(0, colon)));
    }

    private static String text(AtRiskEntry entry) {
        return entry.valueAtRisk().toPlainString() + ":" + entry.customerId();
    }

    /**
     * A page with its rows as JSON.
     *
     * @param rows the rows by customer id; there may be more than the page has
     */
    private record ListPart(AtRiskPage page, Map<String, JsonNode> rows) {
        ObjectNode json() {
            ObjectNode answer = Json.object();
            ArrayNode array = answer.putArray("rows");
            page.entries().forEach(entry -> array.add(rows.get(entry.customerId())));
            answer.put("next", page.next().map(RiskEndpoint::text).orElse(null));
            page.partitions().stream().sorted().forEach(answer.putArray("partitions")::add);
            return answer;
        }
    }

    /** The question for one page of the list. */
    private final class Query implements ScatterGather.Question<ListPart> {
        private final AtRiskFilter filter;

        Query(AtRiskFilter filter) {
            this.filter = filter;
        }

        @Override
        public ListPart here(PartitionScope scope) {
            AtRiskPage page = here.page(scope, filter);
            Map<String, ObjectNode> found = risks.apply(
                    page.entries().stream().map(AtRiskEntry::customerId).collect(Collectors.toSet()),
                    new PartitionScope(page.partitions(), scope.copies()));
            Map<String, JsonNode> rows = new HashMap<>();
            page.entries()
                    .forEach(entry -> rows.put(
                            entry.customerId(), row(entry, Optional.ofNullable(found.get(entry.customerId())))));
            return new ListPart(page, rows);
        }

        private static JsonNode row(AtRiskEntry entry, Optional<ObjectNode> risk) {
            ObjectNode row = Json.object();
            row.put("customerId", entry.customerId());
            row.put("level", entry.level().name());
            row.put("valueAtRisk", entry.valueAtRisk());
            row.set("risk", risk.<JsonNode>map(found -> found).orElseGet(NullNode::getInstance));
            return row;
        }

        @Override
        public ListPart at(StoreLocation location, PartitionScope scope) {
            JsonNode answer = peers.json(location, pathAndQuery(), scope);
            List<AtRiskEntry> entries = new ArrayList<>();
            Map<String, JsonNode> rows = new HashMap<>();
            answer.required("rows").forEach(row -> {
                AtRiskEntry entry = new AtRiskEntry(
                        row.required("customerId").asText(),
                        RiskLevel.valueOf(row.required("level").asText()),
                        row.required("valueAtRisk").decimalValue());
                entries.add(entry);
                rows.put(entry.customerId(), row);
            });
            Optional<AtRiskEntry> next =
                    Optional.ofNullable(answer.required("next").textValue()).map(RiskEndpoint::cursor);
            return new ListPart(new AtRiskPage(entries, next, Json.numbers(answer.required("partitions"))), rows);
        }

        private String pathAndQuery() {
            StringBuilder query = new StringBuilder(LIST + "?limit=" + filter.limit());
            filter.levels().forEach(level -> query.append("&level=").append(level.name()));
            filter.after().ifPresent(entry -> query.append("&after=").append(Uris.encoded(text(entry))));
            return query.toString();
        }

        @Override
        public Set<Integer> partitions(ListPart answer) {
            return answer.page().partitions();
        }

        @Override
        public boolean isEnough(ListPart answer) {
            return false;
        }

        ListPart merged(List<ListPart> parts) {
            Map<String, JsonNode> rows = new HashMap<>();
            parts.forEach(part -> rows.putAll(part.rows()));
            List<AtRiskPage> pages = parts.stream().map(ListPart::page).toList();
            return new ListPart(LocalAtRisk.merged(pages, filter.limit()), rows);
        }
    }
}
