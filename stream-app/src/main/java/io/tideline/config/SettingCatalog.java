package io.tideline.config;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.kafka.common.config.ConfigDef;
import org.apache.kafka.common.config.ConfigDef.Width;
import org.apache.kafka.common.config.ConfigException;

/** All settings there are, in the order of the reference. */
public final class SettingCatalog {

    private static final Map<String, Setting<?>> BY_NAME = byName();

    private SettingCatalog() {}

    /** Every setting, group by group; immutable. */
    public static List<Setting<?>> all() {
        return List.copyOf(BY_NAME.values());
    }

    /** The setting of a name; empty if there is none, which says nothing of names that are passed through. */
    public static Optional<Setting<?>> find(String name) {
        return Optional.ofNullable(BY_NAME.get(name));
    }

    /** The settings as Kafka describes them, for tools that know {@link ConfigDef}; a new object on every call. */
    public static ConfigDef definition() {
        ConfigDef definition = new ConfigDef();
        BY_NAME.values().forEach(setting -> define(setting, definition));
        return definition;
    }

    private static void define(Setting<?> setting, ConfigDef definition) {
        int order = definition.names().size();
        definition.define(
                setting.name(),
                setting.format().type(),
                setting.defaultText(),
                ConfigDef.LambdaValidator.with(
                        (name, value) -> ensureAccepted(setting, value), setting.format()::accepts),
                setting.importance(),
                setting.documentation(),
                setting.group().title(),
                order,
                Width.MEDIUM,
                setting.name());
    }

    private static void ensureAccepted(Setting<?> setting, Object value) {
        String text = ConfigDef.convertToString(value, setting.format().type());
        setting.problemOf(text, Secrecy.shown(setting.name(), text)).ifPresent(problem -> {
            throw new ConfigException(problem);
        });
    }

    private static Map<String, Setting<?>> byName() {
        List<Setting<?>> settings = new ArrayList<>();
        settings.addAll(ConnectionSettings.ALL);
        settings.addAll(StoreSettings.ALL);
        settings.addAll(FigureSettings.ALL);
        settings.addAll(TimeSettings.ALL);
        settings.addAll(RiskSettings.ALL);
        settings.addAll(ErasureSettings.ALL);
        settings.addAll(TopicSettings.namesOfTopics());
        settings.addAll(TopicSettings.SHAPE);
        settings.addAll(RuntimeSettings.ALL);
        settings.addAll(HttpSettings.ALL);
        Map<String, Setting<?>> byName = new LinkedHashMap<>();
        settings.forEach(setting -> byName.put(setting.name(), setting));
        return Collections.unmodifiableMap(byName);
    }
}
