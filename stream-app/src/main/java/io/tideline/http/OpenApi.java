package io.tideline.http;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** The OpenAPI document of the operations, made from what serves them. */
final class OpenApi {
    private static final String SCHEMA = "#/components/schemas/";

    private OpenApi() {}

    static ObjectNode document(List<Operation> operations, boolean needsToken) {
        ObjectNode document = Json.object();
        document.put("openapi", "3.0.3");
        ObjectNode info = document.putObject("info");
        info.put("title", "Tideline");
        info.put("version", "1");
        info.put("description", "Exact, live customer retention figures.");
        ObjectNode paths = document.putObject("paths");
        for (Operation operation : operations) {
            describe(operation, needsToken, paths.putObject(operation.path()).putObject("get"));
        }
        ObjectNode components = document.putObject("components");
        OpenApiSchemas.addTo(components.putObject("schemas"));
        components
                .putObject("securitySchemes")
                .putObject("token")
                .put("type", "http")
                .put("scheme", "bearer");
        return document;
    }

    private static void describe(Operation operation, boolean needsToken, ObjectNode json) {
        json.put("operationId", operationId(operation.path()));
        json.put("summary", operation.summary());
        ArrayNode parameters = json.putArray("parameters");
        operation.parameters().forEach(parameter -> describe(parameter, parameters.addObject()));
        if (needsToken && !operation.isOpen()) {
            json.putArray("security").addObject().putArray("token");
        }
        ObjectNode responses = json.putObject("responses");
        ObjectNode ok = responses.putObject("200");
        ok.put("description", "The answer.");
        ObjectNode content = ok.putObject("content");
        for (String type : operation.answers()) {
            ObjectNode schema = content.putObject(type).putObject("schema");
            if (type.equals(Operation.JSON) && !operation.schema().isEmpty()) {
                schema.put("$ref", SCHEMA + operation.schema());
            } else {
                schema.put("type", "string");
            }
        }
        refusals(operation, needsToken)
                .forEach(status -> refusal(responses.putObject(Integer.toString(status)), status));
    }

    private static Set<Integer> refusals(Operation operation, boolean needsToken) {
        Set<Integer> statuses = new LinkedHashSet<>();
        if (!operation.parameters().isEmpty()) {
            statuses.add(Refusal.Kind.BAD_PARAMETER.status());
        }
        if (needsToken && !operation.isOpen()) {
            statuses.add(Refusal.Kind.UNAUTHORIZED.status());
        }
        operation.refusals().forEach(kind -> statuses.add(kind.status()));
        return statuses;
    }

    private static void refusal(ObjectNode json, int status) {
        json.put(
                "description",
                status == 503 ? "Not at the moment; see Retry-After." : "Refused; the message says why.");
        json.putObject("content")
                .putObject(Operation.JSON)
                .putObject("schema")
                .put("$ref", SCHEMA + (status == 503 ? "Unavailable" : "Refusal"));
    }

    private static void describe(Parameter parameter, ObjectNode json) {
        json.put("name", parameter.name());
        json.put("in", parameter.isPath() ? "path" : "query");
        json.put("required", parameter.isPath());
        json.put("description", parameter.description());
        ObjectNode schema = json.putObject("schema");
        if (parameter.isList()) {
            schema.put("type", "array");
            // A list of known words can be given with commas; any other repeats the parameter.
            json.put("style", "form").put("explode", parameter.allowed().isEmpty());
            schema = schema.putObject("items");
        }
        schema.put("type", parameter.type());
        if (!parameter.format().isEmpty()) {
            schema.put("format", parameter.format());
        }
        if (!parameter.allowed().isEmpty()) {
            ArrayNode values = schema.putArray("enum");
            parameter.allowed().forEach(values::add);
        }
    }

    /** Words of the path, such as {@code getV1KpisCurrent}. */
    private static String operationId(String path) {
        StringBuilder id = new StringBuilder("get");
        for (String word : path.split("[^A-Za-z0-9]+", -1)) {
            if (!word.isEmpty()) {
                id.append(Character.toUpperCase(word.charAt(0))).append(word.substring(1));
            }
        }
        return id.toString();
    }
}
