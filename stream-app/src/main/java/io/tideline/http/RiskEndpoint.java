package io.tideline.http;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.javalin.http.Context;
import io.tideline.http.Refusal.Kind;
import io.tideline.query.AtRiskFilter;
import io.tideline.query.AtRiskPage;
import io.tideline.query.LocalAtRisk;
import io.tideline.query.LocalModel;
import io.tideline.query.NotAvailableException;
import io.tideline.query.Place;
import io.tideline.query.StateAccess;
import io.tideline.retention.ChurnModel;
import io.tideline.risk.RiskLevel;
import io.tideline.topology.AtRiskList;
import io.tideline.topology.ReadableStores;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** {@code /v1/at-risk} and {@code /v1/model}: whom a shop may still keep, and how that was found. */
final class RiskEndpoint {
    private static final int MOST_CUSTOMERS = 1_000;
    private static final int USUAL_CUSTOMERS = 50;
    private static final List<String> LEVELS = List.of("COOLING", "AT_RISK", "CRITICAL");
    private static final List<String> RISK_COLUMNS = List.of(
            "risk",
            "probabilityAlive",
            "lastOrderAt",
            "occasions",
            "revenue",
            "expectedNextOrderAt",
            "nextLevelAt",
            "suggestedAction");
    private static final String LIST = "/v1/at-risk";

    private final StateAccess state;
    private final LocalAtRisk here;
    private final LocalModel model;
    private final PeerClient peers;
    private final int partitions;
    private final Function<String, Optional<ObjectNode>> risks;

    /**
     * The operations about risk.
     *
     * @param partitions how many partitions of customers there are
     * @param risks the risk of a customer who is here
     */
    RiskEndpoint(
            StateAccess state,
            LocalAtRisk here,
            LocalModel model,
            PeerClient peers,
            int partitions,
            Function<String, Optional<ObjectNode>> risks) {
        this.state = state;
        this.here = here;
        this.model = model;
        this.peers = peers;
        this.partitions = partitions;
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
                        Parameter.oneOf("format", List.of("json", "csv"), "Wins over the Accept header.")),
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
                List.of(),
                List.of(Operation.JSON),
                "Model",
                List.of(Kind.NOT_FOUND, Kind.NOT_AVAILABLE),
                false,
                this::answerModel);
    }

    private void answerModel(Context context) {
        ChurnModel record = model.record()
                .orElseThrow(
                        () -> new Refusal(Kind.NOT_FOUND, "no model has been fitted yet; recency stands in for it"));
        Answers.json(context, RecordJson.write(record));
    }

    private void answerList(Context context) {
        Request request = new Request(context, list());
        AtRiskFilter filter = filter(request);
        Map<String, JsonNode> rows = new HashMap<>();
        List<AtRiskPage> parts = new ArrayList<>(List.of(here.page(filter)));
        if (!request.isForwarded()) {
            others().forEach(place -> parts.add(ask(place, filter, rows)));
        }
        AtRiskPage page = LocalAtRisk.merged(parts, filter.limit());
        if (!request.isForwarded()) {
            requireAll(page.partitions());
        }
        page.next().ifPresent(next -> Answers.linkNext(context, "after", text(next)));
        ObjectNode answer = json(page, rows);
        if (request.wantsCsv()) {
            Answers.csv(context, csv(answer.required("rows")));
        } else {
            Answers.json(context, answer);
        }
    }

    private static AtRiskFilter filter(Request request) {
        Set<RiskLevel> levels =
                request.anyOf("level", LEVELS).stream().map(RiskLevel::valueOf).collect(Collectors.toSet());
        return new AtRiskFilter(
                levels,
                request.text("after").map(RiskEndpoint::cursor),
                request.number("limit", 1, MOST_CUSTOMERS).orElse(USUAL_CUSTOMERS));
    }

    /** An entry as the next page is asked for: its value, a colon, the customer; the level does not matter. */
    private static AtRiskList.Entry cursor(String text) {
        int colon = text.indexOf(':');
        if (colon < 0 || !text.substring(0, colon).matches("\\d{1,15}\\.\\d{4}")) {
            throw new Refusal(Kind.BAD_PARAMETER, "after must be the next of an earlier answer, was " + text);
        }
        return new AtRiskList.Entry(
                text.substring(colon + 1), RiskLevel.AT_RISK, new BigDecimal(text.substring(0, colon)));
    }

    private static String text(AtRiskList.Entry entry) {
        return entry.valueAtRisk().toPlainString() + ":" + entry.customerId();
    }

    private List<Place> others() {
        return state.holders(ReadableStores.AT_RISK).stream()
                .filter(place -> !place.here())
                .toList();
    }

    private AtRiskPage ask(Place place, AtRiskFilter filter, Map<String, JsonNode> rows) {
        StringBuilder query = new StringBuilder(LIST + "?limit=" + filter.limit());
        filter.levels().forEach(level -> query.append("&level=").append(level.name()));
        filter.after().ifPresent(entry -> query.append("&after=").append(Uris.encoded(text(entry))));
        JsonNode answer = peers.json(place, query.toString());
        List<AtRiskList.Entry> entries = new ArrayList<>();
        answer.required("rows").forEach(row -> {
            AtRiskList.Entry entry = new AtRiskList.Entry(
                    row.required("customerId").asText(),
                    RiskLevel.valueOf(row.required("level").asText()),
                    row.required("valueAtRisk").decimalValue());
            entries.add(entry);
            rows.put(entry.customerId(), row);
        });
        Set<Integer> read = new TreeSet<>();
        answer.required("partitions").forEach(partition -> read.add(partition.asInt()));
        return new AtRiskPage(
                entries,
                Optional.ofNullable(answer.required("next").textValue()).map(RiskEndpoint::cursor),
                read);
    }

    private void requireAll(Set<Integer> read) {
        boolean all = IntStream.range(0, partitions).allMatch(read::contains);
        if (!all) {
            throw new NotAvailableException(
                    "of " + partitions + " partitions of customers only " + read + " can be read at the moment");
        }
    }

    private ObjectNode json(AtRiskPage page, Map<String, JsonNode> others) {
        ObjectNode answer = Json.object();
        ArrayNode rows = answer.putArray("rows");
        page.entries()
                .forEach(entry -> rows.add(
                        Optional.ofNullable(others.get(entry.customerId())).orElseGet(() -> row(entry))));
        answer.put("next", page.next().map(RiskEndpoint::text).orElse(null));
        ArrayNode read = answer.putArray("partitions");
        page.partitions().stream().sorted().forEach(read::add);
        return answer;
    }

    private JsonNode row(AtRiskList.Entry entry) {
        ObjectNode row = Json.object();
        row.put("customerId", entry.customerId());
        row.put("level", entry.level().name());
        row.put("valueAtRisk", entry.valueAtRisk());
        risks.apply(entry.customerId()).ifPresentOrElse(risk -> row.set("risk", risk), () -> row.putNull("risk"));
        return row;
    }

    /** The types of the reasons stand side by side; their numbers are in JSON. */
    private static String csv(JsonNode rows) {
        Map<String, List<String>> table = new LinkedHashMap<>();
        for (JsonNode row : rows) {
            JsonNode risk = row.required("risk");
            List<String> cells = new ArrayList<>();
            cells.add(row.required("level").asText());
            cells.add(row.required("valueAtRisk").decimalValue().toPlainString());
            RISK_COLUMNS.forEach(column -> cells.add(cell(risk.path(column))));
            cells.add(risk.path("reasons").findValuesAsText("type").stream().collect(Collectors.joining(" ")));
            table.put(row.required("customerId").asText(), cells);
        }
        List<String> columns = new ArrayList<>(List.of("customerId", "level", "valueAtRisk"));
        columns.addAll(RISK_COLUMNS);
        columns.add("reasons");
        return RecordCsv.write(columns, table);
    }

    private static String cell(JsonNode value) {
        return value.isNumber() ? value.decimalValue().toPlainString() : value.asText("");
    }
}
