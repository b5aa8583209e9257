package io.tideline.config;

import java.util.Objects;

/**
 * A setting as a source gave it.
 *
 * @param name the name of the setting
 * @param written the text as it was written, references such as {@code ${env:NAME}} included
 * @param text the text with references replaced; may be a secret
 * @param origin the source that gave it
 */
record GivenSetting(String name, String written, String text, Origin origin) {

    GivenSetting {
        Objects.requireNonNull(name, "name");
        Objects.requireNonNull(written, "written");
        Objects.requireNonNull(text, "text");
        Objects.requireNonNull(origin, "origin");
    }

    static GivenSetting asWritten(String name, String written, Origin origin) {
        return new GivenSetting(name, written, written, origin);
    }

    GivenSetting resolvedTo(String resolved) {
        return new GivenSetting(name, written, resolved, origin);
    }

    /** The text as it may be shown: never what a reference stands for, never a secret. */
    String shown() {
        return Secrecy.shown(name, written);
    }
}
