package io.tideline.config;

import java.util.List;

/**
 * A setting as it stands.
 *
 * @param name the name of the setting
 * @param shown its text as it was written, references not replaced, {@code [hidden]} for a secret
 * @param origin where it came from
 */
public record CurrentSetting(String name, String shown, Origin origin) {

    /** Settings as a properties file that can be used again, each with its origin in a comment before it. */
    public static String page(List<CurrentSetting> settings) {
        StringBuilder page = new StringBuilder();
        for (CurrentSetting setting : settings) {
            page.append("# ").append(setting.origin()).append('\n');
            page.append(setting.name())
                    .append('=')
                    .append(setting.shown().replace("\\", "\\\\"))
                    .append('\n');
        }
        return page.toString();
    }
}
