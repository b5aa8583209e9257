package io.tideline.config;

import java.io.IOException;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * The sources of settings. Flags win over the environment, the environment over the file, the file over the defaults.
 *
 * @param flags settings of the command line, by name
 * @param environment the environment of the process; only variables that begin with {@code TIDELINE_} give settings,
 *     but references can name any
 * @param file a properties file in UTF-8
 */
public record SettingSources(Map<String, String> flags, Map<String, String> environment, Optional<Path> file) {

    /** Copies the maps. */
    public SettingSources {
        flags = Map.copyOf(flags);
        environment = Map.copyOf(environment);
    }

    /** Settings given by name and nothing else: no environment, no file. */
    public static SettingSources of(Map<String, String> flags) {
        return new SettingSources(flags, Map.of(), Optional.empty());
    }

    /** The settings given, by name, from the strongest layer each; throws if the file cannot be read. */
    SortedMap<String, GivenSetting> given() {
        SortedMap<String, GivenSetting> given = new TreeMap<>();
        file.ifPresent(path -> addFile(path, given));
        new TreeMap<>(environment).forEach((variable, text) -> {
            if (EnvironmentNames.isSetting(variable)) {
                add(EnvironmentNames.settingOf(variable), text, new Origin(Origin.Layer.ENVIRONMENT, variable), given);
            }
        });
        flags.forEach((name, text) -> add(name, text, Origin.FLAG, given));
        return given;
    }

    private static void addFile(Path path, Map<String, GivenSetting> given) {
        Properties properties = new Properties();
        try (Reader reader = Files.newBufferedReader(path, StandardCharsets.UTF_8)) {
            properties.load(reader);
        } catch (NoSuchFileException missing) {
            throw new InvalidSettingsException("There is no configuration file " + path + ".", missing);
        } catch (IOException | IllegalArgumentException unreadable) {
            throw new InvalidSettingsException(
                    "The configuration file " + path + " cannot be read as properties in UTF-8.", unreadable);
        }
        Origin origin = new Origin(Origin.Layer.FILE, path.toString());
        properties.stringPropertyNames().forEach(name -> add(name, properties.getProperty(name), origin, given));
    }

    private static void add(String name, String text, Origin origin, Map<String, GivenSetting> given) {
        given.put(name, GivenSetting.asWritten(name, text.strip(), origin));
    }
}
