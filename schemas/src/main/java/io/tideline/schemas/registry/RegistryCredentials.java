package io.tideline.schemas.registry;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.apache.kafka.common.config.ConfigException;

/** What is sent in the Authorization header, and every spelling of it that must not be printed. */
final class RegistryCredentials {

    private static final String HIDDEN = "[hidden]";

    private final Optional<String> header;
    private final List<String> secrets;

    private RegistryCredentials(Optional<String> header, List<String> secrets) {
        this.header = header;
        this.secrets = secrets.stream().filter(secret -> !secret.isBlank()).toList();
    }

    static RegistryCredentials of(RegistrySettings settings) {
        if (settings.getString(RegistrySettings.BEARER_SOURCE).equals(RegistrySettings.SOURCE_STATIC_TOKEN)) {
            return bearer(settings.secret(RegistrySettings.BEARER_TOKEN));
        }
        if (settings.getString(RegistrySettings.BASIC_SOURCE).equals(RegistrySettings.SOURCE_USER_INFO)) {
            return basic(settings.secret(RegistrySettings.BASIC_USER_INFO));
        }
        return settings.urlUserInfo().map(RegistryCredentials::basic).orElseGet(RegistryCredentials::none);
    }

    private static RegistryCredentials none() {
        return new RegistryCredentials(Optional.empty(), List.of());
    }

    private static RegistryCredentials bearer(String token) {
        if (token.isBlank() || token.chars().anyMatch(Character::isISOControl)) {
            throw new ConfigException(
                    RegistrySettings.BEARER_TOKEN + " must be a token in one line, was blank or not.");
        }
        return new RegistryCredentials(Optional.of("Bearer " + token), List.of(token));
    }

    private static RegistryCredentials basic(String userInfo) {
        int colon = userInfo.indexOf(':');
        if (colon < 1) {
            throw new ConfigException(RegistrySettings.BASIC_USER_INFO + " must have the form user:password.");
        }
        String encoded = Base64.getEncoder().encodeToString(userInfo.getBytes(UTF_8));
        return new RegistryCredentials(
                Optional.of("Basic " + encoded), List.of(encoded, userInfo, userInfo.substring(colon + 1)));
    }

    /** The value of the Authorization header, if one is sent. */
    Optional<String> authorization() {
        return header;
    }

    /** The text with every secret in it replaced: registries have been seen to echo what they refuse. */
    String hideIn(String text) {
        return Stream.concat(Stream.of(text), secrets.stream())
                .reduce((shown, secret) -> shown.replace(secret, HIDDEN))
                .orElseThrow();
    }

    @Override
    public String toString() {
        return header.isPresent() ? HIDDEN : "none";
    }
}
