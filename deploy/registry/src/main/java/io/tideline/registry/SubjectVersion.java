package io.tideline.registry;

/**
 * A place of a schema in the history of a subject.
 *
 * @param subject name, by convention the topic and {@code -key} or {@code -value}
 * @param version position in the subject, from 1
 * @param schema what stands there
 * @param deleted whether it is hidden from all who do not ask for deleted ones
 */
public record SubjectVersion(String subject, int version, StoredSchema schema, boolean deleted) {

    SubjectVersion softDeleted() {
        return new SubjectVersion(subject, version, schema, true);
    }
}
