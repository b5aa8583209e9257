package io.tideline.http;

import io.javalin.config.StaticFilesConfig;
import io.javalin.http.staticfiles.Location;
import java.util.Map;

/**
 * The live page at {@code /}: files of the class path, the same for everybody. They hold no figures, so that they are
 * sent without a token; the page asks for it.
 */
final class PageFiles {
    private static final String FOLDER = "/io/tideline/http/page";

    /** The page needs nothing from elsewhere, and nobody may put it into a frame. */
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
                    // Small files that change with the version: asked for each time, sent only when they differ.
                    "Cache-Control", "no-cache");
        });
    }
}
