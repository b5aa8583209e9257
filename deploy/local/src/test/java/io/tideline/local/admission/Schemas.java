package io.tideline.local.admission;

import java.util.ArrayList;
import java.util.List;
import org.apache.avro.Schema;
import org.apache.avro.Schema.Field;

/** Schemas that differ from one of ours in one point. */
final class Schemas {
    private Schemas() {}

    static Schema with(Schema schema, String field, Schema type) {
        return changed(schema, schema.getName(), field, type);
    }

    static Schema named(Schema schema, String name) {
        return changed(schema, name, "", schema);
    }

    private static Schema changed(Schema schema, String name, String field, Schema type) {
        List<Field> fields = schema.getFields().stream()
                .map(each -> each.name().equals(field) ? new Field(field, type) : new Field(each, each.schema()))
                .toList();
        return Schema.createRecord(name, schema.getDoc(), schema.getNamespace(), false, fields);
    }

    static Schema without(Schema schema, String field) {
        List<Field> fields = schema.getFields().stream()
                .filter(each -> !each.name().equals(field))
                .map(each -> new Field(each, each.schema()))
                .toList();
        return Schema.createRecord(schema.getName(), schema.getDoc(), schema.getNamespace(), false, fields);
    }

    static Schema withSymbol(Schema schema, String field, String symbol) {
        Schema known = schema.getField(field).schema();
        List<String> symbols = new ArrayList<>(known.getEnumSymbols());
        symbols.add(symbol);
        return with(
                schema,
                field,
                Schema.createEnum(
                        known.getName(), known.getDoc(), known.getNamespace(), symbols, known.getEnumDefault()));
    }

    /** With a text that may be absent, first. */
    static Schema withMore(Schema schema, String field) {
        List<Field> fields = new ArrayList<>();
        Schema optional = Schema.createUnion(Schema.create(Schema.Type.NULL), Schema.create(Schema.Type.STRING));
        fields.add(new Field(field, optional, "", Field.NULL_DEFAULT_VALUE));
        schema.getFields().forEach(each -> fields.add(new Field(each, each.schema())));
        return Schema.createRecord(schema.getName(), schema.getDoc(), schema.getNamespace(), false, fields);
    }
}
