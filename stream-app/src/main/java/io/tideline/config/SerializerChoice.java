package io.tideline.config;

import io.tideline.schemas.wire.AvroDeserializer;
import io.tideline.schemas.wire.AvroSerializer;

/** The classes that write and read Avro values where the settings name none. */
final class SerializerChoice {

    private static final String CONFLUENT_SERIALIZER = "io.confluent.kafka.serializers.KafkaAvroSerializer";
    private static final String CONFLUENT_DESERIALIZER = "io.confluent.kafka.serializers.KafkaAvroDeserializer";

    private SerializerChoice() {}

    /** Confluent's serializer if it is on the class path, which only the Confluent build has; otherwise Tideline's. */
    static String serializer() {
        return isPresent(CONFLUENT_SERIALIZER) ? CONFLUENT_SERIALIZER : AvroSerializer.class.getName();
    }

    /** As {@link #serializer()}, for reading. */
    static String deserializer() {
        return isPresent(CONFLUENT_DESERIALIZER) ? CONFLUENT_DESERIALIZER : AvroDeserializer.class.getName();
    }

    private static boolean isPresent(String className) {
        return SerializerChoice.class.getClassLoader().getResource(className.replace('.', '/') + ".class") != null;
    }
}
