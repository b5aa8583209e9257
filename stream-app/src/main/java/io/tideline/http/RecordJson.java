package io.tideline.http;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.math.BigDecimal;
import java.util.Collection;
import org.apache.avro.Schema;
import org.apache.avro.specific.SpecificRecord;

/** Records of the topics as JSON: their key there, and their fields under their names. */
final class RecordJson {
    private RecordJson() {}

    static ObjectNode write(String key, SpecificRecord record) {
        ObjectNode json = Json.object();
        json.put("key", key);
        for (Schema.Field field : record.getSchema().getFields()) {
            put(json, field.name(), record.get(field.pos()));
        }
        return json;
    }

    private static void put(ObjectNode json, String name, Object value) {
        if (value == null) {
            json.putNull(name);
        } else if (value instanceof Long whole) {
            json.put(name, whole);
        } else if (value instanceof Integer whole) {
            json.put(name, whole);
        } else if (value instanceof Double ratio) {
            json.put(name, ratio);
        } else if (value instanceof BigDecimal money) {
            json.put(name, money);
        } else if (value instanceof Collection<?> many) {
            ArrayNode array = json.putArray(name);
            many.forEach(one -> array.add(one.toString()));
        } else {
            json.put(name, value.toString());
        }
    }
}
