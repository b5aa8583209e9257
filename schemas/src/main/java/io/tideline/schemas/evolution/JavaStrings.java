package io.tideline.schemas.evolution;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import org.apache.avro.Schema;

/**
 * Takes the marks out of a generated class's schema that only the Java generator needs ({@code avro.java.string}), so
 * that what is registered is the contract as it was written, for readers in any language.
 */
public final class JavaStrings {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String MARK = "avro.java.string";

    private JavaStrings() {}

    /** The schema without the marks; the same instance if it has none. */
    public static Schema removedFrom(Schema schema) {
        String text = schema.toString();
        if (!text.contains(MARK)) {
            return schema;
        }
        try {
            return new Schema.Parser().parse(cleaned(JSON.readTree(text)).toString());
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("A schema printed by Avro is JSON.", e);
        }
    }

    private static JsonNode cleaned(JsonNode node) {
        if (node instanceof ObjectNode object) {
            object.remove(MARK);
            object.properties().stream()
                    .filter(property -> !property.getKey().equals("default"))
                    .forEach(property -> property.setValue(cleaned(property.getValue())));
            if (object.size() == 1 && object.has("type") && object.get("type").isTextual()) {
                return object.get("type");
            }
        } else if (node instanceof ArrayNode array) {
            for (int i = 0; i < node.size(); i++) {
                array.set(i, cleaned(node.get(i)));
            }
        }
        return node;
    }
}
