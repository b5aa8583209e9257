package io.tideline.registry;

import org.apache.avro.Schema;

/**
 * A schema as a client wrote it.
 *
 * @param text JSON of the schema
 * @param normalize whether schemas that differ only in the order of their attributes are to be one
 */
public record SubmittedSchema(String text, boolean normalize) {

    Schema parsed() {
        return AvroText.parse(text);
    }

    String canonical() {
        return normalize ? AvroText.normal(parsed()) : AvroText.canonical(parsed());
    }
}
