package io.tideline.config.format;

import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.apache.kafka.common.config.ConfigDef;

/** The formats of settings that are one word, or a list of words, out of a closed set. */
public final class ChoiceValue {

    private ChoiceValue() {}

    /** {@code true} or {@code false}. */
    public static ValueFormat<Boolean> flag() {
        return new ValueFormat<>(ConfigDef.Type.BOOLEAN, "true or false", text -> {
            if (!List.of("true", "false").contains(text.toLowerCase(Locale.ROOT))) {
                throw new IllegalArgumentException("must be true or false");
            }
            return Boolean.parseBoolean(text.toLowerCase(Locale.ROOT));
        });
    }

    /** One of the constants of an enum, spelled in lower case with hyphens. */
    public static <E extends Enum<E>> ValueFormat<E> oneOf(Class<E> choices) {
        List<E> constants = List.of(choices.getEnumConstants());
        String words = constants.stream().map(ChoiceValue::spelling).collect(Collectors.joining(" or "));
        return new ValueFormat<>(ConfigDef.Type.STRING, words, text -> constants.stream()
                .filter(constant -> spelling(constant).equals(text.toLowerCase(Locale.ROOT)))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("must be " + words)));
    }

    /** One of some words, as they are spelled. */
    public static ValueFormat<String> oneOf(String... words) {
        String choice = String.join(" or ", words);
        return new ValueFormat<>(ConfigDef.Type.STRING, choice, text -> {
            if (!Arrays.asList(words).contains(text)) {
                throw new IllegalArgumentException("must be " + choice);
            }
            return text;
        });
    }

    /** Any of some words, separated by commas, each at most once, in the order given; empty text is the empty set. */
    public static ValueFormat<Set<String>> anyOf(List<String> words) {
        String choice = "any of " + String.join(", ", words) + ", separated by commas";
        return new ValueFormat<>(ConfigDef.Type.LIST, choice, text -> {
            Set<String> chosen = new LinkedHashSet<>();
            for (String word : items(text)) {
                if (!words.contains(word)) {
                    throw new IllegalArgumentException("must be " + choice);
                }
                if (!chosen.add(word)) {
                    throw new IllegalArgumentException("must name " + word + " only once");
                }
            }
            return Collections.unmodifiableSet(chosen);
        });
    }

    /** Any of the constants of an enum, spelled in lower case with hyphens. */
    public static <E extends Enum<E>> ValueFormat<Set<E>> anyOf(Class<E> choices) {
        Map<String, E> byWord = new LinkedHashMap<>();
        for (E constant : choices.getEnumConstants()) {
            byWord.put(spelling(constant), constant);
        }
        ValueFormat<Set<String>> words = anyOf(List.copyOf(byWord.keySet()));
        return new ValueFormat<>(words.type(), words.accepts(), text -> words.read(text).stream()
                .map(byWord::get)
                .collect(Collectors.toUnmodifiableSet()));
    }

    /** The items of a list separated by commas, blanks around them removed; blank text has none. */
    static List<String> items(String text) {
        return text.isBlank()
                ? List.of()
                : Arrays.stream(text.split(",", -1)).map(String::strip).toList();
    }

    /** How a constant is spelled in a setting: {@code FORGET_PERSON} is {@code forget-person}. */
    public static String spelling(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
