package io.tideline.schemas;

import io.tideline.schemas.evolution.JavaStrings;
import org.apache.avro.Schema;
import org.apache.avro.specific.SpecificData;
import org.apache.avro.specific.SpecificRecord;

/**
 * One topic and the record that its values hold.
 *
 * @param topic its name
 * @param type the generated class of the values
 */
public record Contract(String topic, Class<? extends SpecificRecord> type) {

    /** The schema as it is registered: complete in itself, without marks for the Java generator. */
    public Schema schema() {
        return JavaStrings.removedFrom(SpecificData.get().getSchema(type));
    }

    /** The subject of the topic's values. */
    public String subject() {
        return subjectOf(topic);
    }

    /** The subject of the values of a topic: {@code <topic>-value}. */
    public static String subjectOf(String topic) {
        return topic + "-value";
    }
}
