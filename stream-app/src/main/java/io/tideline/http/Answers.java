package io.tideline.http;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.javalin.http.Context;
import java.util.List;
import java.util.stream.Collectors;

/** Writes answers. This is the one place where a refusal becomes a status code. */
final class Answers {
    /** A group is balanced within seconds if its members leave in order; otherwise the session timeout decides. */
    private static final String RETRY_AFTER_SECONDS = "2";

    /** The name of the header with the address of the next page. */
    static final String LINK = "Link";

    private Answers() {}

    static void json(Context context, JsonNode answer) {
        context.contentType(Operation.JSON).result(Json.bytes(answer));
    }

    /**
     * Writes an answer as JSON, or its rows as CSV.
     *
     * @param columns the columns of the table, as in {@link Csv}
     */
    static void write(
            Context context, boolean csv, JsonNode answer, List<String> columns, Iterable<? extends JsonNode> rows) {
        if (csv) {
            context.contentType(Operation.CSV + "; charset=utf-8").result(Csv.write(columns, rows));
        } else {
            json(context, answer);
        }
    }

    /** Adds the header with the address of the next page, which is the same request with another value of a parameter. */
    static void linkNext(Context context, String parameter, String value) {
        String others = context.queryParamMap().entrySet().stream()
                .filter(entry -> !entry.getKey().equals(parameter))
                .flatMap(entry ->
                        entry.getValue().stream().map(given -> entry.getKey() + "=" + Uris.encoded(given) + "&"))
                .collect(Collectors.joining());
        context.header(
                LINK, "<" + context.path() + "?" + others + parameter + "=" + Uris.encoded(value) + ">; rel=\"next\"");
    }

    static void refuse(Context context, Refusal refusal) {
        refuse(context, refusal.kind().status(), refusal);
    }

    static void refuse(Context context, int status, Refusal refusal) {
        if (status == Refusal.Kind.UNAUTHORIZED.status()) {
            context.header("WWW-Authenticate", "Bearer");
        }
        context.status(status);
        if (status == Refusal.Kind.NOT_AVAILABLE.status()) {
            notNow(context);
        }
        json(context, body(refusal));
    }

    /** Sets status 503 and says when the same request may be answered. */
    static void notNow(Context context) {
        context.status(Refusal.Kind.NOT_AVAILABLE.status());
        context.header("Retry-After", RETRY_AFTER_SECONDS);
    }

    private static ObjectNode body(Refusal refusal) {
        ObjectNode body = Json.object();
        body.put("error", refusal.kind().name().toLowerCase(java.util.Locale.ROOT));
        body.put("message", refusal.getMessage());
        if (!refusal.allowed().isEmpty()) {
            ArrayNode allowed = body.putArray("allowed");
            refusal.allowed().forEach(allowed::add);
        }
        return body;
    }
}
