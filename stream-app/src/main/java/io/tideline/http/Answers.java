package io.tideline.http;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.javalin.http.Context;

/** How answers are written; the one place where a refusal becomes a status. */
final class Answers {
    /** A group is balanced within seconds where members leave in order; where not, its session timeout decides. */
    private static final String RETRY_AFTER_SECONDS = "2";

    private Answers() {}

    static void json(Context context, JsonNode answer) {
        context.contentType(Operation.JSON).result(Json.bytes(answer));
    }

    static void csv(Context context, String table) {
        context.contentType(Operation.CSV + "; charset=utf-8").result(table);
    }

    static void refuse(Context context, Refusal refusal) {
        refuse(context, refusal.kind().status(), refusal);
    }

    static void refuse(Context context, int status, Refusal refusal) {
        if (status == Refusal.Kind.NOT_AVAILABLE.status()) {
            context.header("Retry-After", RETRY_AFTER_SECONDS);
        }
        if (status == Refusal.Kind.UNAUTHORIZED.status()) {
            context.header("WWW-Authenticate", "Bearer");
        }
        context.status(status);
        json(context, body(refusal));
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
