package io.tideline.schemas;

import java.util.Locale;
import java.util.stream.Collectors;
import org.apache.kafka.common.config.ConfigDef;
import org.apache.kafka.common.config.ConfigDef.ConfigKey;

/** Settings as a Markdown table, so that a page about them is printed and not written. */
public final class SettingsTable {

    private SettingsTable() {}

    /** One row for each setting, in order of definition: name, default, bounds, meaning. */
    public static String markdown(ConfigDef definition) {
        return definition.configKeys().values().stream()
                .map(SettingsTable::row)
                .collect(Collectors.joining("\n", "| Setting | Default | Type | Meaning |\n|---|---|---|---|\n", "\n"));
    }

    private static String row(ConfigKey key) {
        String bounds = key.validator == null ? "" : ", " + key.validator;
        return "| `%s` | %s | %s%s | %s |"
                .formatted(
                        key.name,
                        defaultOf(key),
                        key.type.name().toLowerCase(Locale.ROOT),
                        bounds.replace("|", "\\|"),
                        key.documentation);
    }

    private static String defaultOf(ConfigKey key) {
        if (!key.hasDefault()) {
            return "required";
        }
        boolean isShown = key.type != ConfigDef.Type.PASSWORD
                && !String.valueOf(key.defaultValue).isEmpty();
        return isShown ? "`" + key.defaultValue + "`" : "";
    }
}
