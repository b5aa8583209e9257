package io.tideline.http;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.javalin.http.Context;
import io.tideline.cohort.CohortGrain;
import io.tideline.cohort.CohortKind;
import io.tideline.contract.CohortRecords;
import io.tideline.delta.Segment;
import io.tideline.http.Refusal.Kind;
import io.tideline.query.CohortFilter;
import io.tideline.query.CohortPage;
import io.tideline.query.KeyedCell;
import io.tideline.query.LocalCohorts;
import io.tideline.query.NotAvailableException;
import io.tideline.query.StateAccess;
import io.tideline.query.StoreLocation;
import io.tideline.retention.CohortRetention;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** {@code /v1/cohorts}: the retention triangle of one segment, from the active instance of its dimension. */
final class CohortEndpoint {
    private static final List<String> KINDS =
            Arrays.stream(CohortKind.values()).map(Enum::name).toList();
    private static final List<String> GRAINS =
            Arrays.stream(CohortGrain.values()).map(CohortGrain::id).toList();

    private static final List<String> COLUMNS =
            Csv.columns(List.of("key"), Csv.columns("", CohortRetention.getClassSchema()));

    private static final String NEXT = "nextFrom";

    private final StateAccess state;
    private final LocalCohorts cohorts;
    private final CohortRecords records;
    private final PeerClient peers;
    private final List<String> dimensions;

    CohortEndpoint(
            StateAccess state, LocalCohorts cohorts, CohortRecords records, PeerClient peers, List<String> dimensions) {
        this.state = state;
        this.cohorts = cohorts;
        this.records = records;
        this.peers = peers;
        this.dimensions = List.copyOf(dimensions);
    }

    Operation operation() {
        return new Operation(
                "/v1/cohorts",
                "The retention triangle of one segment: published cells by cohort and index.",
                List.of(
                        Parameter.oneOf("kind", KINDS, "What made the cohorts; FIRST_ORDER by default."),
                        Parameter.oneOf("grain", GRAINS, "The length of periods; month by default."),
                        Parameter.oneOf("dimension", dimensions, "The dimension of the segment; all by default."),
                        Parameter.text("segment", "The value of the dimension; needed unless the dimension is all."),
                        Parameter.date("from", "No cohort that begins before this date."),
                        Parameter.date("to", "No cohort that begins after this date."),
                        Parameter.FORMAT),
                List.of(Operation.JSON, Operation.CSV),
                "CohortPage",
                List.of(Kind.NOT_AVAILABLE),
                false,
                this::answer);
    }

    private void answer(Context context) {
        Request request = new Request(context, operation());
        CohortFilter filter = filter(request);
        ObjectNode answer = StoreLocation.firstToAnswer(
                state.ofDimension(filter.segment().dimension()),
                location -> location.here()
                        ? json(cohorts.cells(location, filter))
                        : elsewhere(location, filter, request.isForwarded()));
        Optional.ofNullable(answer.required(NEXT).textValue())
                .ifPresent(from -> Answers.linkNext(context, "from", from));
        Answers.write(context, request.wantsCsv(), answer, COLUMNS, answer.required("rows"));
    }

    private ObjectNode elsewhere(StoreLocation location, CohortFilter filter, boolean isForwarded) {
        if (isForwarded) {
            throw new NotAvailableException("these figures are at " + location.instance() + " now; ask again");
        }
        return (ObjectNode) peers.json(location, pathAndQuery(filter));
    }

    private CohortFilter filter(Request request) {
        String kind = request.oneOf("kind", KINDS).orElse(CohortKind.FIRST_ORDER.name());
        String grain = request.oneOf("grain", GRAINS).orElse(CohortGrain.MONTH.id());
        Request.Days days = request.days();
        return new CohortFilter(
                CohortKind.valueOf(kind),
                CohortGrain.values()[GRAINS.indexOf(grain)],
                segment(request),
                days.first(),
                days.last());
    }

    private Segment segment(Request request) {
        String dimension = request.oneOf("dimension", dimensions).orElse(Segment.ALL.dimension());
        if (dimension.equals(Segment.ALL.dimension())) {
            return Segment.ALL;
        }
        return new Segment(
                dimension,
                request.text("segment")
                        .orElseThrow(() ->
                                new Refusal(Kind.BAD_PARAMETER, "segment must be given with dimension " + dimension)));
    }

    private static String pathAndQuery(CohortFilter filter) {
        return "/v1/cohorts?kind=" + filter.kind().name() + "&grain="
                + filter.grain().id()
                + "&dimension=" + Uris.encoded(filter.segment().dimension())
                + "&segment=" + Uris.encoded(filter.segment().value())
                + "&from=" + LocalDate.ofEpochDay(filter.fromDay())
                + "&to=" + LocalDate.ofEpochDay(filter.toDay());
    }

    private ObjectNode json(CohortPage page) {
        ObjectNode answer = Json.object();
        ArrayNode rows = answer.putArray("rows");
        page.cells().forEach(cell -> rows.add(RecordJson.write(cell.key(), record(cell))));
        answer.put(
                NEXT,
                page.nextFromDay().stream()
                        .mapToObj(day -> LocalDate.ofEpochDay(day).toString())
                        .findFirst()
                        .orElse(null));
        return answer;
    }

    private CohortRetention record(KeyedCell cell) {
        return records.record(cell.segment(), cell.cell(), cell.row());
    }
}
