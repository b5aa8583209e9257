package io.tideline.schemas.registry;

import com.fasterxml.jackson.databind.JsonNode;
import io.tideline.schemas.registry.RegistryException.Fault;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiFunction;
import org.apache.avro.NameValidator;
import org.apache.avro.Schema;
import org.apache.avro.SchemaParseException;

/** Turns a registry's JSON about a schema into the schema, together with the schemas it refers to. */
final class SchemaText {

    /** No sensible schema is spread over more subjects than this. */
    private static final int MAX_REFERENCES = 100;

    private final BiFunction<String, String, Optional<JsonNode>> versionJson;

    /**
     * @param versionJson the registry's JSON about a subject's version, for references
     */
    SchemaText(BiFunction<String, String, Optional<JsonNode>> versionJson) {
        this.versionJson = versionJson;
    }

    /**
     * The schema of an answer.
     *
     * @throws RegistryException NOT_AVRO if it is one of another kind or cannot be parsed, GARBLED if there is none
     */
    Schema parse(JsonNode json) {
        // Names and defaults were judged when the schema was registered; what is there must be read.
        Schema.Parser parser = new Schema.Parser(NameValidator.NO_VALIDATION).setValidateDefaults(false);
        return parse(json, parser, new HashSet<>());
    }

    private Schema parse(JsonNode json, Schema.Parser parser, Set<String> seen) {
        String type = json.path("schemaType").asText("AVRO");
        if (!type.equals("AVRO")) {
            throw new RegistryException(
                    Fault.NOT_AVRO, "The schema registry holds a schema of type " + type + ", not AVRO.");
        }
        if (!json.path("schema").isTextual()) {
            throw new RegistryException(Fault.GARBLED, "The schema registry answered without a schema.");
        }
        json.path("references").forEach(reference -> parseReference(reference, parser, seen));
        try {
            return parser.parse(json.path("schema").asText());
        } catch (SchemaParseException e) {
            throw new RegistryException(
                    Fault.NOT_AVRO, "The schema registry holds a schema that is not Avro: " + e.getMessage(), e);
        }
    }

    private void parseReference(JsonNode reference, Schema.Parser parser, Set<String> seen) {
        String subject = reference.path("subject").asText();
        String version = reference.path("version").asText();
        if (!seen.add(subject + "/" + version)) {
            return;
        }
        if (seen.size() > MAX_REFERENCES) {
            throw new RegistryException(Fault.NOT_AVRO, "A schema refers to more than " + MAX_REFERENCES + " others.");
        }
        JsonNode json = versionJson
                .apply(subject, version)
                .orElseThrow(() -> new RegistryException(
                        Fault.NOT_AVRO,
                        "A schema refers to version %s of subject %s, which the schema registry does not have."
                                .formatted(version, subject)));
        parse(json, parser, seen);
    }
}
