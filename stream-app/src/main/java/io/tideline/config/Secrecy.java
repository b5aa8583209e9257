package io.tideline.config;

import java.util.regex.Pattern;
import org.apache.kafka.common.config.ConfigDef;

/** Tells which settings are secrets, by Kafka's own definitions or, where there is none, by the name. */
final class Secrecy {

    /** The text printed instead of a secret, which is the one that Kafka prints. */
    static final String HIDDEN = "[hidden]";

    private static final Pattern SECRET_NAME =
            Pattern.compile("(password|passwd|secret|token$|jaas|user\\.?info|credentials?$|(^|[._-])key$)");
    private static final Pattern USER_IN_URL = Pattern.compile("(://)[^/@\\s,]+@");

    private Secrecy() {}

    /** Whether the value of a setting must not be shown. */
    static boolean isSecret(String name) {
        return SECRET_NAME.matcher(name).find()
                || KafkaDefinitions.keyOf(name)
                        .map(key -> key.type() == ConfigDef.Type.PASSWORD)
                        .orElse(false);
    }

    /** The text of a setting as it may be shown, credentials inside addresses hidden too. */
    static String shown(String name, String written) {
        return isSecret(name) ? HIDDEN : USER_IN_URL.matcher(written).replaceAll("$1" + HIDDEN + "@");
    }
}
