package io.tideline.config;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.apache.kafka.common.config.ConfigDef;
import org.apache.kafka.common.config.ConfigDef.ConfigKey;
import org.apache.kafka.common.config.ConfigException;

/** The names that can be given: those of settings, and those passed through to Kafka and the registry's client. */
final class SettingNames {

    private static final List<String> PASSED_THROUGH =
            List.of(KafkaDefinitions.PREFIX, "schema.registry.", "basic.auth.", "bearer.auth.");

    /** Names without these prefixes that configure the serializers and the registry's client; most are Confluent's. */
    private static final Set<String> OF_THE_SERIALIZERS = Set.of(
            "auto.register.schemas",
            "avro.remove.java.properties",
            "use.latest.version",
            "latest.compatibility.strict",
            "latest.cache.size",
            "latest.cache.ttl.sec",
            "id.compatibility.strict",
            "normalize.schemas",
            "unknown.schema.retry.ms",
            "max.schemas.per.subject",
            "max.retries",
            "retries.wait.ms",
            "retries.max.wait.ms",
            "proxy.host",
            "proxy.port",
            "value.subject.name.strategy",
            "key.subject.name.strategy");

    /** Properties of Kafka Streams that a setting decides; they are refused, so that it is clear which one counts. */
    private static final Map<String, String> DECIDED_BY_A_SETTING = Map.of(
            "application.id", ConnectionSettings.APPLICATION_ID.name(),
            "bootstrap.servers", ConnectionSettings.BOOTSTRAP_SERVERS.name(),
            "processing.guarantee", RuntimeSettings.PROCESSING_GUARANTEE.name(),
            "commit.interval.ms", RuntimeSettings.COMMIT_INTERVAL.name(),
            "num.stream.threads", RuntimeSettings.STREAM_THREADS.name(),
            "state.dir", RuntimeSettings.STATE_DIR.name(),
            "replication.factor", TopicSettings.REPLICATION_FACTOR.name());

    private SettingNames() {}

    /** Whether a name is passed through to another library. */
    static boolean isPassedThrough(String name) {
        return SettingCatalog.find(name).isEmpty()
                && (OF_THE_SERIALIZERS.contains(name) || PASSED_THROUGH.stream().anyMatch(name::startsWith));
    }

    /** The problem of a name or, for Kafka's own, of its value, as one sentence; empty if there is none. */
    static Optional<String> problemOf(GivenSetting given) {
        if (SettingCatalog.find(given.name()).isPresent()) {
            return Optional.empty();
        }
        if (!isPassedThrough(given.name())) {
            return Optional.of(unknown(given));
        }
        return given.name().startsWith(KafkaDefinitions.PREFIX) ? problemOfKafka(given) : Optional.empty();
    }

    /** A warning about a Kafka property that no client of Kafka knows; empty if one does. */
    static Optional<String> warningOf(GivenSetting given) {
        String name = given.name();
        if (!name.startsWith(KafkaDefinitions.PREFIX)
                || name.startsWith(KafkaDefinitions.PREFIX + KafkaDefinitions.INTERNAL_TOPIC_PREFIX)
                || KafkaDefinitions.keyOf(name).isPresent()) {
            return Optional.empty();
        }
        String property = name.substring(KafkaDefinitions.PREFIX.length());
        Optional<String> prefix = KafkaDefinitions.clientPrefixOf(property);
        String before = KafkaDefinitions.PREFIX + prefix.orElse("");
        return Optional.of(name + " is unknown to Kafka's clients and passed through as it is"
                + NearestName.to(name.substring(before.length()), KafkaDefinitions.namesAfter(prefix))
                        .map(known -> "; did you mean " + before + known + "?")
                        .orElse(""));
    }

    private static String unknown(GivenSetting given) {
        TreeSet<String> known =
                SettingCatalog.all().stream().map(Setting::name).collect(Collectors.toCollection(TreeSet::new));
        String hint = NearestName.to(given.name(), known)
                .or(() -> Optional.of(KafkaDefinitions.PREFIX + given.name())
                        .filter(name -> KafkaDefinitions.keyOf(name).isPresent()))
                .map(name -> "; did you mean " + name + "?")
                .orElse("; tideline config reference lists all settings");
        return given.name() + " (" + given.origin() + ") is not a setting" + hint;
    }

    private static Optional<String> problemOfKafka(GivenSetting given) {
        String property = given.name().substring(KafkaDefinitions.PREFIX.length());
        if (DECIDED_BY_A_SETTING.containsKey(property)) {
            return Optional.of(given.name() + " must be given as " + DECIDED_BY_A_SETTING.get(property));
        }
        return KafkaDefinitions.keyOf(given.name())
                .filter(key -> !accepts(key, given.text()))
                .map(key -> given.name() + " must be of Kafka's type " + key.type() + bounds(key) + ", was "
                        + given.shown());
    }

    private static boolean accepts(ConfigKey key, String text) {
        try {
            Object value = ConfigDef.parseType(key.name, text, key.type());
            if (key.validator != null) {
                key.validator.ensureValid(key.name, value);
            }
            return true;
        } catch (ConfigException refused) {
            return false;
        }
    }

    private static String bounds(ConfigKey key) {
        return key.validator == null ? "" : " within " + key.validator;
    }
}
