package io.tideline.http;

import io.javalin.http.Handler;
import java.util.List;

/**
 * One operation of the API, always a GET: what it takes, what it answers and who does it.
 *
 * @param path with parameters in braces
 * @param summary one sentence
 * @param parameters it takes; others are refused
 * @param answers content types of its answer, the first by default
 * @param schema name of the schema of its JSON answer in the OpenAPI document, or empty
 * @param refusals of which kinds it can be, besides those of every operation
 * @param isOpen whether it is answered without a token
 * @param handler does it
 */
record Operation(
        String path,
        String summary,
        List<Parameter> parameters,
        List<String> answers,
        String schema,
        List<Refusal.Kind> refusals,
        boolean isOpen,
        Handler handler) {

    static final String JSON = "application/json";
    static final String CSV = "text/csv";
    static final String TEXT = "text/plain";
    static final String EVENTS = "text/event-stream";
}
