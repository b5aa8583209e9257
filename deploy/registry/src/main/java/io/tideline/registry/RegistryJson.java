package io.tideline.registry;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.tideline.registry.RegistryRefusal.Code;
import java.io.IOException;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The bodies of the interface: what requests say and how answers are spelled. */
final class RegistryJson {

    static final String CONTENT_TYPE = "application/vnd.schemaregistry.v1+json";

    private static final ObjectMapper JSON = new ObjectMapper();

    private RegistryJson() {}

    static byte[] bytes(Object answer) {
        try {
            return JSON.writeValueAsBytes(answer);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("an answer of maps, lists, texts and numbers is always JSON", e);
        }
    }

    static byte[] error(int code, String message) {
        return bytes(Map.of("error_code", code, "message", message));
    }

    /** The schema that a request for registration, look-up or comparison carries. */
    static SubmittedSchema schemaIn(byte[] body, boolean normalize) {
        JsonNode request = object(body);
        String type = textIn(request, "schemaType", "AVRO");
        if (!type.equals("AVRO")) {
            throw new RegistryRefusal(Code.INVALID_SCHEMA, "schemaType must be AVRO, was '" + type + "'");
        }
        requireEmpty(request, "references");
        requireEmpty(request, "ruleSet");
        String schema = textIn(request, "schema", "");
        if (schema.isBlank()) {
            throw new RegistryRefusal(Code.INVALID_SCHEMA, "schema must not be empty");
        }
        return new SubmittedSchema(schema, normalize);
    }

    static CompatibilityLevel levelIn(byte[] body) {
        return level(textIn(object(body), "compatibility", ""));
    }

    private static CompatibilityLevel level(String name) {
        return Arrays.stream(CompatibilityLevel.values())
                .filter(level -> level.name().equalsIgnoreCase(name))
                .findFirst()
                .orElseThrow(() -> new RegistryRefusal(
                        Code.INVALID_LEVEL,
                        "compatibility must be one of " + Arrays.toString(CompatibilityLevel.values()) + ", was '"
                                + name + "'"));
    }

    private static JsonNode object(byte[] body) {
        try {
            JsonNode request = JSON.readTree(body);
            if (request != null && request.isObject()) {
                return request;
            }
        } catch (IOException e) {
            throw new RegistryRefusal(Code.BODY_NOT_READABLE, "the body must be a JSON object and is no JSON at all");
        }
        throw new RegistryRefusal(Code.BODY_NOT_READABLE, "the body must be a JSON object");
    }

    private static String textIn(JsonNode request, String member, String absent) {
        JsonNode value = request.path(member);
        if (value.isMissingNode() || value.isNull()) {
            return absent;
        }
        if (!value.isTextual()) {
            throw new RegistryRefusal(
                    Code.BODY_NOT_READABLE, member + " must be a string, was of type " + value.getNodeType());
        }
        return value.textValue();
    }

    /** Parts of the interface that this registry does not keep are refused rather than lost. */
    private static void requireEmpty(JsonNode request, String member) {
        if (!request.path(member).isEmpty()) {
            throw new RegistryRefusal(Code.INVALID_SCHEMA, member + " are not supported by this registry");
        }
    }

    static Map<String, Object> described(SubjectVersion version) {
        Map<String, Object> answer = new LinkedHashMap<>();
        answer.put("subject", version.subject());
        answer.put("version", version.version());
        answer.put("id", version.schema().id());
        answer.put("guid", version.schema().guid());
        answer.put("schema", version.schema().text());
        if (version.deleted()) {
            answer.put("deleted", true);
        }
        return answer;
    }

    static Map<String, Object> described(StoredSchema schema) {
        Map<String, Object> answer = new LinkedHashMap<>();
        answer.put("schema", schema.text());
        answer.put("guid", schema.guid());
        return answer;
    }

    static Map<String, Object> verdict(List<String> conflicts, boolean verbose) {
        Map<String, Object> answer = new LinkedHashMap<>();
        answer.put("is_compatible", conflicts.isEmpty());
        if (verbose) {
            answer.put("messages", conflicts);
        }
        return answer;
    }
}
