package io.tideline.config.format;

import java.util.Objects;
import java.util.function.Function;
import java.util.function.Predicate;
import org.apache.kafka.common.config.ConfigDef;

/**
 * How the text of a setting becomes a value.
 *
 * @param type the nearest type of Kafka's, for tools that read the {@link ConfigDef}
 * @param accepts what is accepted, as it stands in the reference: {@code a whole number from 1 to 3650}
 * @param reader turns the text into the value; throws {@link IllegalArgumentException} whose message is the bound that
 *     was broken, worded to follow the name of the setting: {@code must be at least 30}
 * @param <T> the type of the value
 */
public record ValueFormat<T>(ConfigDef.Type type, String accepts, Function<String, T> reader) {

    /** Checks that nothing is missing. */
    public ValueFormat {
        Objects.requireNonNull(type, "type");
        Objects.requireNonNull(accepts, "accepts");
        Objects.requireNonNull(reader, "reader");
    }

    /** The value of a text; throws {@link IllegalArgumentException} with the broken bound as its message. */
    public T read(String text) {
        return reader.apply(text.strip());
    }

    /** The same format with one more bound; {@code bound} is worded to follow the name: {@code must be below 1}. */
    ValueFormat<T> where(Predicate<T> holds, String bound) {
        return new ValueFormat<>(type, accepts, text -> {
            T value = reader.apply(text);
            if (!holds.test(value)) {
                throw new IllegalArgumentException(bound);
            }
            return value;
        });
    }
}
