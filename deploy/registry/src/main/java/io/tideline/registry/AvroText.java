package io.tideline.registry;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.apache.avro.AvroRuntimeException;
import org.apache.avro.Schema;

/** The text of an Avro schema: how it is read, and which spelling of it identifies the schema. */
final class AvroText {

    private static final ObjectMapper JSON = new ObjectMapper();

    /** The order in which Avro's own printer writes its attributes; all others follow by name. */
    private static final List<String> ATTRIBUTES = List.of(
            "type",
            "name",
            "namespace",
            "doc",
            "fields",
            "symbols",
            "items",
            "values",
            "size",
            "default",
            "order",
            "aliases");

    private AvroText() {}

    /**
     * The schema that {@code text} spells.
     *
     * @throws RegistryRefusal if it spells none
     */
    static Schema parse(String text) {
        try {
            return new Schema.Parser().parse(text);
        } catch (AvroRuntimeException e) {
            throw new RegistryRefusal(
                    RegistryRefusal.Code.INVALID_SCHEMA, "schema is no valid Avro schema: " + e.getMessage());
        } catch (NullPointerException e) { // how Avro 1.12 says that a name stands for no type
            throw new RegistryRefusal(
                    RegistryRefusal.Code.INVALID_SCHEMA, "schema names a type that it does not define");
        } catch (StackOverflowError e) { // bounded input can still nest deeper than the parser's recursion
            throw new RegistryRefusal(RegistryRefusal.Code.INVALID_SCHEMA, "schema is nested too deeply");
        }
    }

    /** The schema without insignificant white space and with its names resolved; two of the same text are one. */
    static String canonical(Schema schema) {
        return schema.toString();
    }

    /** As {@link #canonical}, and indifferent to the order in which attributes were written. */
    static String normal(Schema schema) {
        try {
            return JSON.writeValueAsString(ordered(JSON.readTree(canonical(schema))));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("Avro printed a schema that is no JSON", e);
        }
    }

    private static JsonNode ordered(JsonNode node) {
        if (node.isArray()) {
            ArrayNode items = JsonNodeFactory.instance.arrayNode();
            node.forEach(item -> items.add(ordered(item)));
            return items;
        }
        if (!node.isObject()) {
            return node;
        }
        List<String> names = new ArrayList<>();
        node.fieldNames().forEachRemaining(names::add);
        names.sort(Comparator.comparingInt(AvroText::rank).thenComparing(Comparator.naturalOrder()));
        ObjectNode attributes = JsonNodeFactory.instance.objectNode();
        names.forEach(name -> attributes.set(name, ordered(node.get(name))));
        return attributes;
    }

    private static int rank(String attribute) {
        int index = ATTRIBUTES.indexOf(attribute);
        return index < 0 ? ATTRIBUTES.size() : index;
    }
}
