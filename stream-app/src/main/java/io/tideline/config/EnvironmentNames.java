package io.tideline.config;

import java.util.Locale;
import java.util.regex.Pattern;

/**
 * The names of settings in the environment, by the rule of the apache/kafka images: {@code TIDELINE_}, then the name in
 * capitals with {@code _} for a dot, {@code __} for an underscore and {@code ___} for a hyphen.
 */
public final class EnvironmentNames {

    /** The prefix of every variable that gives a setting. */
    public static final String PREFIX = "TIDELINE_";

    /** The variable that names the properties file; read by the command line. */
    public static final String FILE_VARIABLE = "TIDELINE_CONFIG";

    /** Variables of the launcher, which are no settings. */
    private static final Pattern OF_THE_LAUNCHER =
            Pattern.compile("TIDELINE_(CONFIG|HOME|JAVA_OPTS|OPTS|LOG|LOG_LEVEL|LOG_FORMAT)");
    /** Kubernetes adds these for every service whose name begins with tideline. */
    private static final Pattern OF_KUBERNETES =
            Pattern.compile("TIDELINE_(\\w+_)?(SERVICE_(HOST|PORT(_\\w+)?)|PORT(_\\d+_(TCP|UDP|SCTP)(_\\w+)?)?)");

    private EnvironmentNames() {}

    /** Whether a variable gives a setting; those of the launcher and of Kubernetes services do not. */
    public static boolean isSetting(String variable) {
        return variable.startsWith(PREFIX)
                && variable.length() > PREFIX.length()
                && !OF_THE_LAUNCHER.matcher(variable).matches()
                && !OF_KUBERNETES.matcher(variable).matches();
    }

    /** The setting that a variable gives: {@code TIDELINE_HISTORY_DAYS} gives {@code history.days}. */
    public static String settingOf(String variable) {
        return variable.substring(PREFIX.length())
                .toLowerCase(Locale.ROOT)
                .replace("___", "-")
                .replace("__", "\0")
                .replace('_', '.')
                .replace('\0', '_');
    }

    /** The variable that gives a setting: {@code history.days} is given by {@code TIDELINE_HISTORY_DAYS}. */
    public static String variableOf(String setting) {
        return PREFIX
                + setting.replace("_", "__")
                        .replace("-", "___")
                        .replace('.', '_')
                        .toUpperCase(Locale.ROOT);
    }
}
