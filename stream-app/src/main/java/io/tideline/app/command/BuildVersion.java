package io.tideline.app.command;

import java.io.IOException;
import java.io.InputStream;
import java.util.Properties;
import picocli.CommandLine.IVersionProvider;

/** The version of this build, from a file that the build writes beside this class. */
public final class BuildVersion implements IVersionProvider {

    /** The version, such as {@code 1.4.0}. */
    public static String text() {
        Properties build = new Properties();
        try (InputStream resource = BuildVersion.class.getResourceAsStream("build.properties")) {
            build.load(resource);
        } catch (IOException unreadable) {
            throw new IllegalStateException("build.properties cannot be read from the class path", unreadable);
        }
        return build.getProperty("version");
    }

    @Override
    public String[] getVersion() {
        return new String[] {"tideline " + text()};
    }
}
