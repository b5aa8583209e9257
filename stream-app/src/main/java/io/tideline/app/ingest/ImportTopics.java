package io.tideline.app.ingest;

import io.tideline.admission.Input;
import io.tideline.app.ingest.row.EventKind;
import io.tideline.config.TopicSettings;
import java.util.Arrays;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/**
 * The topics that an import writes to.
 *
 * @param byInput the name of the topic of each input that rows can be events of; in the order of the inputs
 */
public record ImportTopics(Map<Input, String> byInput) {
    /** The names used unless configured otherwise. */
    public static final ImportTopics DEFAULT = named(Input::defaultName);

    /** Copies the names. */
    public ImportTopics {
        byInput = Collections.unmodifiableMap(new EnumMap<>(byInput));
    }

    /** The names that are configured. */
    public static ImportTopics of(TopicSettings topics) {
        return named(topics::of);
    }

    private static ImportTopics named(Function<Input, String> name) {
        Map<Input, String> names = new EnumMap<>(Input.class);
        Arrays.stream(EventKind.values()).map(EventKind::input).forEach(input -> names.put(input, name.apply(input)));
        return new ImportTopics(names);
    }

    /** The names. */
    public List<String> names() {
        return List.copyOf(byInput.values());
    }

    /** The name of the topic of an input. */
    public String of(Input input) {
        return byInput.get(input);
    }
}
