package io.tideline.http;

import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;

/** Builds addresses. */
final class Uris {
    private Uris() {}

    /** A text, percent-encoded for a path or a query. */
    static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
    }

    /** An address on an instance. */
    static URI on(String instance, String pathAndQuery) {
        return URI.create("http://" + instance + pathAndQuery);
    }
}
