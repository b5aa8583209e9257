package io.tideline.config;

import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/** The values of settings that were given, with defaults for the others. */
final class SettingValues {

    private final SortedMap<String, GivenSetting> given;

    SettingValues(Map<String, GivenSetting> given) {
        this.given = new TreeMap<>(given);
    }

    /** The value of a setting; throws {@link IllegalArgumentException} if what was given is not accepted. */
    <T> T get(Setting<T> setting) {
        return setting.format()
                .read(find(setting.name()).map(GivenSetting::text).orElse(setting.defaultText()));
    }

    /** The problem of what was given for a setting; empty if it is accepted or was not given. */
    Optional<String> problemOf(Setting<?> setting) {
        return find(setting.name()).flatMap(found -> setting.problemOf(found.text(), found.shown()));
    }

    /** The setting that was given under a name, if any. */
    Optional<GivenSetting> find(String name) {
        return Optional.ofNullable(given.get(name));
    }

    /** The text of a setting, as it may be shown. */
    String shown(Setting<?> setting) {
        return find(setting.name()).map(GivenSetting::shown).orElse(setting.defaultText());
    }

    /** Everything that was given, sorted by name. */
    Iterable<GivenSetting> all() {
        return given.values();
    }
}
