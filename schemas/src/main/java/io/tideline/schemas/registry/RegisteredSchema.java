package io.tideline.schemas.registry;

import static java.util.Objects.requireNonNull;

import org.apache.avro.Schema;

/**
 * One version of a subject.
 *
 * @param subject the subject, such as {@code commerce.purchases-value}
 * @param version 1 or more, counted per subject
 * @param id the number that stands in front of every value written with it, unique in the registry
 * @param schema the schema itself
 */
public record RegisteredSchema(String subject, int version, int id, Schema schema) {

    public RegisteredSchema {
        requireNonNull(subject, "subject");
        requireNonNull(schema, "schema");
    }
}
