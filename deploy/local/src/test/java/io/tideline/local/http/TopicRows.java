package io.tideline.local.http;

import com.fasterxml.jackson.databind.JsonNode;
import io.tideline.config.Settings;
import io.tideline.contract.OutputTopics;
import io.tideline.local.replay.PublishedRows;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.avro.Schema;
import org.apache.avro.specific.SpecificRecord;

/** What a topic says of its rows, and what answers say, in a form in which the two can be compared. */
final class TopicRows {
    private TopicRows() {}

    /** The last row of each key of the KPI topic: its fields as texts. */
    static Map<String, Map<String, String>> kpis(Settings settings) {
        return texts(PublishedRows.last(OutputTopics.KPIS, settings).byKey());
    }

    private static Map<String, Map<String, String>> texts(Map<String, ? extends SpecificRecord> records) {
        Map<String, Map<String, String>> rows = new TreeMap<>();
        records.forEach((key, record) -> {
            Map<String, String> fields = new LinkedHashMap<>();
            for (Schema.Field field : record.getSchema().getFields()) {
                fields.put(field.name(), text(record.get(field.pos())));
            }
            rows.put(key, fields);
        });
        return rows;
    }

    private static String text(Object value) {
        if (value instanceof BigDecimal money) {
            return money.toPlainString();
        }
        if (value instanceof Double ratio) {
            return new BigDecimal(ratio.toString()).toPlainString();
        }
        return value instanceof Collection<?> many
                ? many.stream().map(Object::toString).toList().toString()
                : "" + value;
    }

    /** The same of rows that were answered. */
    static Map<String, Map<String, String>> of(Map<String, JsonNode> answered) {
        Map<String, Map<String, String>> rows = new TreeMap<>();
        answered.forEach((key, json) -> rows.put(key, fields(json)));
        return rows;
    }

    private static Map<String, String> fields(JsonNode json) {
        Map<String, String> fields = new LinkedHashMap<>();
        json.properties().forEach(field -> {
            if (!field.getKey().equals("key")) {
                fields.put(field.getKey(), text(field.getValue()));
            }
        });
        return fields;
    }

    private static String text(JsonNode value) {
        if (value.isBigDecimal()) {
            return value.decimalValue().toPlainString();
        }
        if (value.isArray()) {
            List<String> texts = new ArrayList<>();
            value.forEach(one -> texts.add(one.asText()));
            return texts.toString();
        }
        return value.asText();
    }
}
