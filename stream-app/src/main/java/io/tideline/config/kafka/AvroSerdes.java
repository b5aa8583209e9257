package io.tideline.config.kafka;

import io.tideline.admission.Input;
import io.tideline.config.Settings;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.Map;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.common.serialization.Deserializer;
import org.apache.kafka.common.serialization.Serializer;
import org.apache.kafka.common.utils.Utils;

/** Makes the serializers of the contract from the classes that the settings name. */
public final class AvroSerdes {
    private final Settings settings;

    /** Makes serializers as the settings say. */
    public AvroSerdes(Settings settings) {
        this.settings = settings;
    }

    /** A deserializer of values that gives records of a generated class. */
    public Deserializer<Object> deserializer(Class<? extends SpecificRecord> recordClass) {
        Deserializer<Object> deserializer = create(settings.connection().deserializerClass(), Deserializer.class);
        Map<String, Object> config = new HashMap<>(settings.registry());
        config.put("specific.avro.reader", "true");
        config.put("specific.avro.value.type", recordClass.getName());
        deserializer.configure(config, false);
        return deserializer;
    }

    /** A serializer of values. */
    public <T extends SpecificRecord> Serializer<T> serializer() {
        Serializer<T> serializer = create(settings.connection().serializerClass(), Serializer.class);
        serializer.configure(new HashMap<>(settings.registry()), false);
        return serializer;
    }

    /** Deserializers of all inputs. */
    public Map<Input, Deserializer<Object>> inputs() {
        Map<Input, Deserializer<Object>> deserializers = new EnumMap<>(Input.class);
        for (Input input : Input.values()) {
            deserializers.put(input, deserializer(input.recordClass()));
        }
        return deserializers;
    }

    // The class comes from a setting, so its type argument cannot be checked; a wrong record fails at its first use.
    @SuppressWarnings("unchecked")
    private static <T> T create(String className, Class<? super T> type) {
        try {
            return (T) Utils.newInstance(className, type);
        } catch (ClassNotFoundException missing) {
            throw new IllegalArgumentException(
                    "class " + className + " is not on the class path; check avro.serializer.class and"
                            + " avro.deserializer.class",
                    missing);
        }
    }
}
