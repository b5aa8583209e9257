package io.tideline.app.command;

import io.tideline.config.ConnectionSettings;
import io.tideline.config.EnvironmentNames;
import io.tideline.config.SettingSources;
import io.tideline.config.Settings;
import java.io.IOException;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import picocli.CommandLine.Option;

/**
 * The options that give settings; those that name the cluster are spelled as in Kafka's own tools. Where several give the
 * same setting, the first of these wins: {@code --bootstrap-server} and {@code --schema-registry-url}, {@code
 * --command-property}, {@code --set}, {@code --command-config}, the environment, {@code --config}.
 */
public final class ClusterOptions {
    @Option(
            names = {"-b", "--bootstrap-server", "--bootstrap-servers"},
            paramLabel = "HOST:PORT",
            description = "The brokers to begin with, separated by commas.")
    private Optional<String> bootstrapServer = Optional.empty();

    @Option(names = "--schema-registry-url", paramLabel = "URL", description = "The schema registry.")
    private Optional<String> registryUrl = Optional.empty();

    @Option(
            names = "--command-property",
            paramLabel = "NAME=VALUE",
            description = "A property of Kafka's clients or of the registry's; may be repeated.")
    private Map<String, String> properties = new LinkedHashMap<>();

    @Option(
            names = "--command-config",
            paramLabel = "FILE",
            description = "A properties file of Kafka's clients, as for Kafka's own tools.")
    private Optional<Path> propertiesFile = Optional.empty();

    @Option(
            names = "--config",
            paramLabel = "FILE",
            description = "Settings of Tideline as a properties file (default: that of TIDELINE_CONFIG, or none).")
    private Optional<Path> config = Optional.empty();

    @Option(
            names = "--set",
            paramLabel = "NAME=VALUE",
            description = "A setting of Tideline; may be repeated. Wins over the environment, that over the file.")
    private Map<String, String> set = new LinkedHashMap<>();

    /** The settings from all sources; throws {@link io.tideline.config.InvalidSettingsException} with all problems. */
    public Settings settings(Map<String, String> environment) {
        return settings(environment, Map.of());
    }

    /**
     * The settings from all sources; throws {@link io.tideline.config.InvalidSettingsException} with all problems.
     *
     * @param environment the environment of the process
     * @param flags settings that options of the command's own gave; the strongest
     */
    public Settings settings(Map<String, String> environment, Map<String, String> flags) {
        Map<String, String> given = new LinkedHashMap<>();
        propertiesFile.ifPresent(file -> read(file).forEach((name, value) -> given.put(settingOf(name), value)));
        given.putAll(set);
        properties.forEach((name, value) -> given.put(settingOf(name), value));
        bootstrapServer.ifPresent(value -> given.put(ConnectionSettings.BOOTSTRAP_SERVERS.name(), value));
        registryUrl.ifPresent(value -> given.put(ConnectionSettings.REGISTRY_URL.name(), value));
        given.putAll(flags);
        Optional<Path> file = config.or(() -> Optional.ofNullable(environment.get(EnvironmentNames.FILE_VARIABLE))
                .map(Path::of));
        return Settings.read(new SettingSources(given, environment, file));
    }

    private static Map<String, String> read(Path file) {
        Properties loaded = new Properties();
        try (Reader reader = Files.newBufferedReader(file, StandardCharsets.UTF_8)) {
            loaded.load(reader);
        } catch (IOException unreadable) {
            String sentence = "--command-config " + file + " cannot be read: " + ErrorText.reason(unreadable);
            throw new CommandFailure(ExitCode.USAGE, sentence, unreadable);
        } catch (IllegalArgumentException malformed) {
            String sentence = "--command-config " + file + " is not a properties file: " + malformed.getMessage();
            throw new CommandFailure(ExitCode.USAGE, sentence, malformed);
        }
        Map<String, String> read = new LinkedHashMap<>();
        loaded.stringPropertyNames().forEach(name -> read.put(name, loaded.getProperty(name)));
        return read;
    }

    /** The name of the setting that a property gives: those of Kafka's clients have the prefix {@code kafka.}. */
    private static String settingOf(String property) {
        boolean isSetting = property.equals(ConnectionSettings.BOOTSTRAP_SERVERS.name())
                || property.startsWith("schema.registry.")
                || property.startsWith("basic.auth.")
                || property.startsWith("bearer.auth.");
        return isSetting ? property : "kafka." + property;
    }
}
