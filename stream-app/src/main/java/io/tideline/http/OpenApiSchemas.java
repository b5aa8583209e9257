package io.tideline.http;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.tideline.kpi.CurrentPeriod;
import io.tideline.retention.ChurnModel;
import io.tideline.retention.ChurnRisk;
import io.tideline.retention.CohortRetention;
import io.tideline.retention.RetentionKpi;
import io.tideline.retention.RiskReason;
import java.util.Arrays;
import org.apache.avro.LogicalType;
import org.apache.avro.Schema;

/** The schemas of the answers. Those of records are made from the Avro schemas of the topics, documentation included. */
final class OpenApiSchemas {
    private OpenApiSchemas() {}

    static void addTo(ObjectNode schemas) {
        record(schemas.putObject("KpiRow"), RetentionKpi.getClassSchema());
        record(schemas.putObject("CohortCell"), CohortRetention.getClassSchema());
        ObjectNode cells = object(schemas.putObject("CohortPage"));
        array(cells, "rows", "CohortCell");
        text(cells, "nextFrom", "The value of from for the next page; null at the end.")
                .put("nullable", true);
        plainRecord(schemas.putObject("Model"), ChurnModel.getClassSchema());
        plainRecord(schemas.putObject("RiskReason"), RiskReason.getClassSchema());
        ObjectNode risk = schemas.putObject("Risk");
        plainRecord(risk, ChurnRisk.getClassSchema());
        risk.withObject("/properties").remove("previousLevel");
        ObjectNode atRisk = object(schemas.putObject("AtRisk"));
        text(atRisk, "customerId", "The customer.");
        text(atRisk, "level", "COOLING, AT_RISK or CRITICAL.");
        number(atRisk, "valueAtRisk", "At the beginning of the level; the list is sorted by it.");
        riskOrNull(atRisk.putObject("risk"));
        ObjectNode list = object(schemas.putObject("AtRiskPage"));
        array(list, "rows", "AtRisk");
        text(list, "next", "The value of after for the next page; null at the end.")
                .put("nullable", true);
        list.putObject("partitions").put("type", "array").putObject("items").put("type", "integer");
        ObjectNode current = schemas.putObject("CurrentKpiRow");
        current.putArray("allOf").addObject().put("$ref", "#/components/schemas/KpiRow");
        ObjectNode period = object(current).putObject("period");
        period.put("type", "string")
                .put(
                        "description",
                        "The period the clock is in, the latest that is over, or the latest that is final.");
        Arrays.stream(CurrentPeriod.values()).map(CurrentPeriod::id).forEach(period.withArray("enum")::add);
        ObjectNode page = object(schemas.putObject("KpiPage"));
        array(page, "rows", "KpiRow");
        text(page, "next", "The value of after for the next page; null at the end.")
                .put("nullable", true);
        array(object(schemas.putObject("CurrentKpis")), "rows", "CurrentKpiRow");
        customer(object(schemas.putObject("Customer")));
        system(schemas);
    }

    private static void record(ObjectNode json, Schema schema) {
        ObjectNode fields = plainRecord(json, schema);
        text(fields, "key", "The key of the row in its topic.");
    }

    private static ObjectNode plainRecord(ObjectNode json, Schema schema) {
        json.put("description", schema.getDoc());
        ObjectNode fields = object(json);
        schema.getFields().forEach(field -> field(fields.putObject(field.name()), field));
        return fields;
    }

    private static void system(ObjectNode schemas) {
        ObjectNode status = object(schemas.putObject("Status"));
        text(status, "state", "LIVE, CATCHING_UP or STALE.");
        text(status, "pipeline", "STARTING, BALANCING, RUNNING or ENDED.");
        number(status, "recordsBehind", "Records that wait to be read, as far as this instance knows.");
        text(status, "now", "The wall clock.");
        text(status, "asOf", "The clock of the figures; null if unknown here.").put("nullable", true);
        text(status, "clockDate", "Its day in the store zone.").put("nullable", true);
        text(status, "finalThrough", "The last day that is final.").put("nullable", true);
        text(status, "latestEventAt", "The latest event time accepted.").put("nullable", true);
        number(status, "eventTimeLagSeconds", "now - latestEventAt.").put("nullable", true);
        text(status, "publishedAt", "When figures were last published.").put("nullable", true);
        text(status, "timeZone", "The store zone.");
        text(status, "currency", "The reporting currency.");
        text(status, "clockMode", "live or event.");
        number(status, "activityWindowDays", "How many days after an order a customer is active.");
        number(status, "riskHorizonDays", "The number of days within which the risk expects an order.");
        ObjectNode topology = object(schemas.putObject("Topology"));
        text(topology, "description", "As Kafka Streams describes it.");
        array(topology, "instances", "Instance");
        ObjectNode instance = object(schemas.putObject("Instance"));
        text(instance, "instance", "As it advertises itself.");
        instance.putObject("here").put("type", "boolean");
        texts(instance, "stores");
        texts(instance, "copies");
        texts(instance, "partitions");
        ObjectNode health = object(schemas.putObject("Health"));
        text(health, "status", "UP or DOWN.");
        text(health, "message", "What is wrong.");
        ObjectNode refusal = object(schemas.putObject("Refusal"));
        text(refusal, "error", "The kind of refusal, for programs.");
        text(refusal, "message", "One sentence for people.");
        texts(refusal, "allowed");
        var either = schemas.putObject("Unavailable").putArray("anyOf");
        either.addObject().put("$ref", "#/components/schemas/Refusal");
        either.addObject().put("$ref", "#/components/schemas/Health");
    }

    private static void customer(ObjectNode customer) {
        text(customer, "customerId", "The customer.");
        text(customer, "currency", "The reporting currency, of revenue and refunds.");
        customer.putObject("signup").put("type", "object").put("nullable", true);
        customer.putObject("segments").put("type", "object").put("description", "The value in each dimension.");
        number(customer, "occasions", "Days with a valid order.");
        number(customer, "validOrders", "Valid orders.");
        number(customer, "revenue", "Revenue of these.");
        number(customer, "refunds", "Money taken back.");
        text(customer, "firstOrderDate", "Day of the first valid order.").put("nullable", true);
        text(customer, "lastOrderDate", "Day of the latest.").put("nullable", true);
        text(customer, "state", "PROSPECT, NEW, REPEAT, CHURNED or REACTIVATED; null for none.")
                .put("nullable", true);
        riskOrNull(customer.putObject("risk"));
        objects(customer, "lifecycle");
        objects(customer, "orders");
        objects(customer, "adjustments");
    }

    /** A nullable reference, wrapped because nothing may stand beside a {@code $ref}. */
    private static void riskOrNull(ObjectNode risk) {
        risk.put("type", "object").put("nullable", true);
        risk.putArray("allOf").addObject().put("$ref", "#/components/schemas/Risk");
    }

    private static ObjectNode object(ObjectNode schema) {
        return schema.put("type", "object").putObject("properties");
    }

    private static ObjectNode text(ObjectNode properties, String name, String description) {
        return properties.putObject(name).put("type", "string").put("description", description);
    }

    private static ObjectNode number(ObjectNode properties, String name, String description) {
        return properties.putObject(name).put("type", "number").put("description", description);
    }

    private static void array(ObjectNode properties, String name, String schema) {
        properties
                .putObject(name)
                .put("type", "array")
                .putObject("items")
                .put("$ref", "#/components/schemas/" + schema);
    }

    private static void texts(ObjectNode properties, String name) {
        properties.putObject(name).put("type", "array").putObject("items").put("type", "string");
    }

    private static void objects(ObjectNode properties, String name) {
        properties.putObject(name).put("type", "array").putObject("items").put("type", "object");
    }

    private static void field(ObjectNode json, Schema.Field field) {
        Schema schema = field.schema();
        if (schema.isNullable()) {
            json.put("nullable", true);
        }
        Schema value = schema.isUnion()
                ? schema.getTypes().stream()
                        .filter(type -> type.getType() != Schema.Type.NULL)
                        .findFirst()
                        .orElseThrow()
                : schema;
        type(json, value);
        json.put("description", field.doc());
    }

    private static void type(ObjectNode json, Schema schema) {
        LogicalType logical = schema.getLogicalType();
        if (logical != null && logical.getName().equals("date")) {
            json.put("type", "string").put("format", "date");
        } else if (logical != null && logical.getName().startsWith("timestamp")) {
            json.put("type", "string").put("format", "date-time");
        } else if (logical != null && logical.getName().equals("decimal")) {
            json.put("type", "number");
        } else {
            plainType(json, schema);
        }
    }

    private static void plainType(ObjectNode json, Schema schema) {
        switch (schema.getType()) {
            case INT, LONG ->
                json.put("type", "integer").put("format", schema.getType() == Schema.Type.INT ? "int32" : "int64");
            case DOUBLE -> json.put("type", "number").put("format", "double");
            case ENUM -> {
                json.put("type", "string");
                schema.getEnumSymbols().forEach(json.putArray("enum")::add);
            }
            case RECORD -> json.put("$ref", "#/components/schemas/" + schema.getName());
            case MAP -> json.put("type", "object");
            case ARRAY -> type(json.put("type", "array").putObject("items"), schema.getElementType());
            default -> json.put("type", "string");
        }
    }
}
