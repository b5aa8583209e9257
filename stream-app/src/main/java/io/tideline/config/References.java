package io.tideline.config;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.apache.kafka.common.config.ConfigTransformer;
import org.apache.kafka.common.config.provider.ConfigProvider;
import org.apache.kafka.common.config.provider.EnvVarConfigProvider;
import org.apache.kafka.common.config.provider.FileConfigProvider;

/**
 * Replaces references to secrets kept elsewhere by Kafka's own providers: {@code ${env:NAME}} is a variable of the
 * environment, {@code ${file:/path:key}} an entry of a properties file. Any other reference is left as it is.
 */
final class References {

    private static final Pattern REFERENCE = Pattern.compile("\\$\\{(?:env:([^}:]*)|file:([^}:]*):([^}]*))}");
    /** The provider allows all variables by default, but logs a line unless it is configured. */
    private static final String EVERY_VARIABLE = ".*";

    private final Map<String, String> environment;

    References(Map<String, String> environment) {
        this.environment = environment;
    }

    /** The setting with its references replaced; empty if one of them names nothing. */
    Optional<GivenSetting> resolve(GivenSetting given) {
        if (in(given.written()).findAny().isEmpty()) {
            return Optional.of(given);
        }
        if (unreadable(given).isPresent()) {
            return Optional.empty();
        }
        GivenSetting resolved = given.resolvedTo(transformed(given));
        return unresolved(resolved).isPresent() ? Optional.empty() : Optional.of(resolved);
    }

    /** Why a setting could not be resolved, as one sentence. */
    String problemOf(GivenSetting given) {
        String reference = unreadable(given)
                .or(() -> unresolved(given.resolvedTo(transformed(given))))
                .orElse(given.written());
        return given.name() + " refers to " + reference + ", which does not exist or cannot be read";
    }

    private static Optional<String> unreadable(GivenSetting given) {
        return in(given.written())
                .filter(reference -> reference.group(2) != null && !Files.isReadable(Path.of(reference.group(2))))
                .map(MatchResult::group)
                .findFirst();
    }

    private static Optional<String> unresolved(GivenSetting resolved) {
        return in(resolved.written())
                .map(MatchResult::group)
                .filter(resolved.text()::contains)
                .findFirst();
    }

    private static Stream<MatchResult> in(String written) {
        return REFERENCE.matcher(written).results();
    }

    private String transformed(GivenSetting given) {
        EnvVarConfigProvider variables = new EnvVarConfigProvider(environment);
        variables.configure(Map.of(EnvVarConfigProvider.ALLOWLIST_PATTERN_CONFIG, EVERY_VARIABLE));
        FileConfigProvider files = new FileConfigProvider();
        files.configure(Map.of());
        Map<String, ConfigProvider> providers = Map.of("env", variables, "file", files);
        return new ConfigTransformer(providers)
                .transform(Map.of(given.name(), given.written()))
                .data()
                .get(given.name());
    }
}
