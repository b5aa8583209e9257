package io.tideline.http;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.javalin.http.Context;
import io.tideline.calendar.Window;
import io.tideline.finality.RowStatus;
import io.tideline.kpi.CurrentRow;
import io.tideline.query.KpiFilter;
import io.tideline.query.KpiPage;
import io.tideline.query.KpiQueries;
import io.tideline.retention.RetentionKpi;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** {@code /v1/kpis} and {@code /v1/kpis/current}: series of rows, and the current rows. */
final class KpiEndpoint {
    private static final int MOST_ROWS = 10_000;
    private static final int USUAL_ROWS = 1_000;
    private static final int MOST_LAST = 4_000;

    private static final List<String> COLUMNS =
            Csv.columns(List.of("key"), Csv.columns("", RetentionKpi.getClassSchema()));

    private final KpiQueries everywhere;
    private final KpiQueries onlyHere;
    private final KpiJson json;
    private final List<Window> windows;
    private final List<String> dimensions;
    private final int maxSegments;

    /**
     * The KPI operations.
     *
     * @param everywhere answers clients
     * @param onlyHere answers other instances
     * @param dimensions {@code all} and those that are configured
     * @param maxSegments of a dimension, among the rows for now
     */
    KpiEndpoint(
            KpiQueries everywhere,
            KpiQueries onlyHere,
            KpiJson json,
            List<Window> windows,
            List<String> dimensions,
            int maxSegments) {
        this.everywhere = everywhere;
        this.onlyHere = onlyHere;
        this.json = json;
        this.windows = List.copyOf(windows);
        this.dimensions = List.copyOf(dimensions);
        this.maxSegments = maxSegments;
    }

    /** Its operations. */
    List<Operation> operations() {
        return List.of(series(), current());
    }

    private Operation series() {
        return new Operation(
                "/v1/kpis",
                "Published KPI rows by dimension, segment, window and date, in pages.",
                List.of(
                        Parameter.anyOf("window", windowIds(), "Only these windows."),
                        Parameter.anyOf("dimension", dimensions, "Only these dimensions; all is everybody."),
                        Parameter.repeated("segment", "Only this value of a dimension; may be given several times."),
                        Parameter.date(
                                "from",
                                "Not before this date of the key: a rolling window's end, a period's first day."),
                        Parameter.date("to", "Not after this date of the key."),
                        Parameter.anyOf("status", statuses(), "Only rows of this status."),
                        Parameter.number(
                                "last", "The most rows of each series, the newest ones; 1 to " + MOST_LAST + "."),
                        Parameter.text("after", "Goes on after an earlier answer, whose next this is."),
                        Parameter.number(
                                "limit",
                                "The most rows of the answer; 1 to " + MOST_ROWS + ", " + USUAL_ROWS + " by default."),
                        Parameter.FORMAT),
                List.of(Operation.JSON, Operation.CSV),
                "KpiPage",
                List.of(Refusal.Kind.NOT_AVAILABLE),
                false,
                this::answerSeries);
    }

    private Operation current() {
        return new Operation(
                "/v1/kpis/current",
                "The current rows: of each window the one that the clock is in, the latest that is over, and the"
                        + " latest that is final.",
                List.of(
                        Parameter.anyOf("window", windowIds(), "Only these windows."),
                        Parameter.anyOf("dimension", dimensions, "Only these dimensions; all is everybody."),
                        Parameter.FORMAT),
                List.of(Operation.JSON, Operation.CSV),
                "CurrentKpis",
                List.of(Refusal.Kind.NOT_AVAILABLE),
                false,
                this::answerCurrent);
    }

    private List<String> windowIds() {
        return windows.stream().map(Window::id).toList();
    }

    private static List<String> statuses() {
        return Arrays.stream(RowStatus.values()).map(Enum::name).toList();
    }

    private void answerSeries(Context context) {
        Request request = new Request(context, series());
        KpiPage page = queries(request).rows(filter(request));
        page.next().ifPresent(next -> Answers.linkNext(context, "after", next.toString()));
        ObjectNode answer = Json.object();
        ArrayNode rows = answer.putArray("rows");
        page.rows().forEach(row -> rows.add(json.write(row.key(), row.row())));
        answer.put("next", page.next().map(Object::toString).orElse(null));
        Answers.write(context, request.wantsCsv(), answer, COLUMNS, rows);
    }

    private KpiQueries queries(Request request) {
        return request.isForwarded() ? onlyHere : everywhere;
    }

    private KpiFilter filter(Request request) {
        List<String> asked = request.anyOf("dimension", dimensions);
        Set<RowStatus> wanted = request.anyOf("status", statuses()).stream()
                .map(RowStatus::valueOf)
                .collect(Collectors.toSet());
        Request.Days days = request.days();
        return new KpiFilter(
                windows(request),
                asked.isEmpty()
                        ? dimensions
                        : dimensions.stream().filter(asked::contains).toList(),
                new HashSet<>(request.repeated("segment")),
                days.first(),
                days.last(),
                wanted,
                request.number("last", 1, MOST_LAST),
                request.text("after").map(key -> RowKeys.read(key, windows)),
                request.number("limit", 1, MOST_ROWS).orElse(USUAL_ROWS));
    }

    private List<Window> windows(Request request) {
        List<String> asked = request.anyOf("window", windowIds());
        return asked.isEmpty()
                ? windows
                : windows.stream().filter(window -> asked.contains(window.id())).toList();
    }

    private void answerCurrent(Context context) {
        Request request = new Request(context, current());
        List<String> asked = request.anyOf("dimension", dimensions);
        List<Window> wanted = windows(request);
        List<CurrentRow> found = queries(request)
                .current(
                        asked.isEmpty()
                                ? dimensions
                                : dimensions.stream().filter(asked::contains).toList(),
                        maxSegments);
        ObjectNode answer = Json.object();
        ArrayNode rows = answer.putArray("rows");
        found.stream().filter(row -> wanted.contains(row.key().window())).forEach(row -> rows.add(json.write(row)));
        List<String> columns = Csv.columns(List.of(KpiJson.PERIOD), COLUMNS);
        Answers.write(context, request.wantsCsv(), answer, columns, rows);
    }
}
