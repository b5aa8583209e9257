package io.tideline.http;

import io.javalin.http.Handler;
import java.util.List;

/**
 * One operation of the API, always a GET, with its description and its handler.
 *
 * @param path the path, with parameters in braces
 * @param summary one sentence
 * @param parameters the parameters it takes; others are refused
 * @param answers the content types of its answer, the default first
 * @param schema name of the schema of its JSON answer in the OpenAPI document, or empty
 * @param refusals the kinds of refusals it can answer, besides those of every operation
 * @param isOpen whether it is answered without a token
 * @param handler the code that answers it
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
