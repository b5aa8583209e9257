package io.tideline.config;

import io.tideline.config.format.ValueFormat;
import java.util.Objects;
import java.util.Optional;
import org.apache.kafka.common.config.ConfigDef.Importance;

/**
 * One setting: its name, its default, what it accepts and what it means.
 *
 * @param name the name under which files, flags and the environment give it
 * @param group the part of the pipeline it belongs to
 * @param importance how likely it is that a team has to decide it
 * @param defaultText the default as one would write it; empty text means that the setting is off unless given
 * @param format how its text is read
 * @param documentation what it means, in whole sentences
 * @param <T> the type of its value
 */
public record Setting<T>(
        String name,
        SettingGroup group,
        Importance importance,
        String defaultText,
        ValueFormat<T> format,
        String documentation) {

    /** Checks that nothing is missing and that the default is one the setting accepts. */
    public Setting {
        Objects.requireNonNull(name, "name");
        Objects.requireNonNull(group, "group");
        Objects.requireNonNull(importance, "importance");
        Objects.requireNonNull(documentation, "documentation");
        format.read(defaultText);
    }

    /**
     * The problem of a text, as one sentence; empty if it is accepted.
     *
     * @param text the text to read
     * @param shown how the text may be shown, which differs where it came from a secret
     */
    public Optional<String> problemOf(String text, String shown) {
        try {
            format.read(text);
            return Optional.empty();
        } catch (IllegalArgumentException refused) {
            return Optional.of(name + " " + refused.getMessage() + ", was " + (shown.isBlank() ? "empty" : shown));
        }
    }
}
