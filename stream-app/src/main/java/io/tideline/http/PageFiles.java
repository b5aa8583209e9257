package io.tideline.http;

import io.javalin.config.StaticFilesConfig;
import io.javalin.http.staticfiles.Location;
import java.util.Map;

/**
 * The live page at {@code /}, made of files on the class path. The files hold no figures, so they are sent without a
 * token; the page asks the reader for it.
 */
final class PageFiles {
    private static final String FOLDER = "/io/tideline/http/page";

    /** The policy lets the page load nothing from elsewhere, and no other page put it into a frame. */
    private static final String POLICY =
            "default-src 'self'; img-src 'self' data:; frame-ancestors 'none'; base-uri 'none'; form-action 'none'";

    private PageFiles() {}

    static void addTo(StaticFilesConfig config) {
        config.add(files -> {
            files.hostedPath = "/";
            files.directory = FOLDER;
            files.location = Location.CLASSPATH;
            files.headers = Map.of(
                    "Content-Security-Policy", POLICY,
                    "X-Content-Type-Options", "nosniff",
                    "Referrer-Policy", "no-referrer",
                    // The files are small and change with the version: browsers ask each time and are sent what
                    // differs.
                    "Cache-Control", "no-cache");
        });
    }
}
