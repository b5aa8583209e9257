package io.tideline.http;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.DecimalNode;
import com.fasterxml.jackson.databind.node.DoubleNode;
import com.fasterxml.jackson.databind.node.IntNode;
import com.fasterxml.jackson.databind.node.LongNode;
import com.fasterxml.jackson.databind.node.NullNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.math.BigDecimal;
import java.util.Collection;
import java.util.Map;
import java.util.TreeMap;
import org.apache.avro.Schema;
import org.apache.avro.specific.SpecificRecord;

/** Writes records of the topics as JSON objects with the same field names. */
final class RecordJson {
    private RecordJson() {}

    /** A record with its key in the topic. */
    static ObjectNode write(String key, SpecificRecord record) {
        ObjectNode json = Json.object();
        json.put("key", key);
        fields(record, json);
        return json;
    }

    /** A record. */
    static ObjectNode write(SpecificRecord record) {
        ObjectNode json = Json.object();
        fields(record, json);
        return json;
    }

    private static void fields(SpecificRecord record, ObjectNode json) {
        for (Schema.Field field : record.getSchema().getFields()) {
            json.set(field.name(), node(record.get(field.pos())));
        }
    }

    private static JsonNode node(Object value) {
        if (value instanceof Number number) {
            return node(number);
        }
        if (value instanceof SpecificRecord record) {
            return write(record);
        }
        if (value instanceof Collection<?> many) {
            ArrayNode array = Json.object().arrayNode();
            many.forEach(one -> array.add(node(one)));
            return array;
        }
        if (value instanceof Map<?, ?> named) {
            ObjectNode object = Json.object();
            new TreeMap<>(named).forEach((name, entry) -> object.set(name.toString(), node(entry)));
            return object;
        }
        return value == null ? NullNode.getInstance() : TextNode.valueOf(value.toString());
    }

    private static JsonNode node(Number number) {
        if (number instanceof BigDecimal money) {
            return DecimalNode.valueOf(money);
        }
        if (number instanceof Double ratio) {
            return DoubleNode.valueOf(ratio);
        }
        return number instanceof Integer whole ? IntNode.valueOf(whole) : LongNode.valueOf(number.longValue());
    }
}
