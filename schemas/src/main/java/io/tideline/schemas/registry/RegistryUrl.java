package io.tideline.schemas.registry;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.List;
import java.util.Optional;
import org.apache.kafka.common.config.ConfigException;

/** One URL of a registry, checked; errors never quote it, because it may hold a password. */
final class RegistryUrl {

    private static final String IN_MEMORY = "mock://";

    private RegistryUrl() {}

    /** Checks the value of a setting that lists URLs. */
    static void validate(String name, Object value) {
        if (!(value instanceof List<?> urls) || urls.isEmpty()) {
            throw new ConfigException(name + " must name one URL or more, was empty.");
        }
        for (Object url : urls) {
            if (inMemoryScope(url.toString()).isEmpty()) {
                parse(url.toString());
            }
        }
    }

    static Optional<String> inMemoryScope(String url) {
        return url.startsWith(IN_MEMORY) ? Optional.of(url.substring(IN_MEMORY.length())) : Optional.empty();
    }

    static URI parse(String text) {
        URI url;
        try {
            url = new URI(text.trim());
        } catch (URISyntaxException e) {
            throw new ConfigException("%s holds an entry that is no URL: %s at character %d."
                    .formatted(RegistrySettings.URL, e.getReason(), e.getIndex()));
        }
        if (!"http".equals(url.getScheme()) && !"https".equals(url.getScheme())) {
            throw new ConfigException(
                    RegistrySettings.URL + " must hold URLs that begin with http://, https:// or mock://.");
        }
        if (url.getHost() == null) {
            throw new ConfigException(RegistrySettings.URL + " holds a URL without a usable host name.");
        }
        return url;
    }

    static URI withoutUserInfo(URI url) {
        String port = url.getPort() < 0 ? "" : ":" + url.getPort();
        String path = url.getRawPath() == null ? "" : url.getRawPath().replaceAll("/+$", "");
        return URI.create(url.getScheme() + "://" + url.getHost() + port + path);
    }
}
