package io.tideline.config;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

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
