package io.tideline.config;

import io.tideline.config.format.ChoiceValue;
import io.tideline.contract.OutputTopic;
import io.tideline.contract.OutputTopics;
import java.util.List;
import java.util.Locale;

/** The page that describes every setting, printed by {@code tideline config reference}. */
public final class SettingReference {

    private static final String HEAD = """
            # Configuration

            This page is printed by `tideline config reference`; a test compares the two.

            ## How settings are given

            Flags win over the environment, the environment over the file, the file over the defaults below.

            | Way | Example |
            |---|---|
            | flag | `--set history.days=400` |
            | environment | `TIDELINE_HISTORY_DAYS=400` |
            | properties file in UTF-8 | `history.days=400` |

            A variable of the environment is `TIDELINE_`, then the name in capitals with `_` for a dot, `__` for an underscore
            and `___` for a hyphen (the rule of the apache/kafka images; Confluent's images swap the last two).

            `${env:NAME}` in a value stands for a variable of the environment, `${file:/path:key}` for an entry of a properties
            file: keep passwords there. `tideline config print` shows every setting, where it came from, and secrets as
            `[hidden]`. All mistakes are reported at once, before anything is started.

            ## Passed through

            | Name | Goes to |
            |---|---|
            | `kafka.*` | every Kafka client, without the prefix: `kafka.security.protocol=SASL_SSL` |
            | `kafka.producer.*`, `kafka.consumer.*`, `kafka.admin.*` | that kind of client only |
            | `kafka.topic.*` | the internal topics of Kafka Streams |
            | `schema.registry.*`, `basic.auth.*`, `bearer.auth.*`, `auto.register.schemas` and what else tunes the serializers | the registry's client and the serializers, as it is |
            """;

    private static final String TOPICS = """

            What the outputs hold; inputs keep everything, and `schemas/src/main/avro` has the meaning of every field.

            | Output | Record | Keeps | Published with |
            |---|---|---|---|
            """;

    private static final String RULES = """

            ## Rules between settings

            * `activity.window.days` is at most `history.days`.
            * `max.future.skew` is at most `finality.grace` with `clock.mode=live`, unless rows are final at once (`0 s`).
            * `fx.rates` gives no rate but 1 for `store.currency`.
            * `commit.interval` is below the transaction timeout (`kafka.producer.transaction.timeout.ms`, 1 min by default).
            * No two topics have the same name.
            """;

    private SettingReference() {}

    /** The whole page, Markdown, ending with a line break. */
    public static String markdown() {
        StringBuilder page = new StringBuilder(HEAD);
        for (SettingGroup group : SettingGroup.values()) {
            page.append("\n## ").append(group.title()).append("\n\n");
            page.append("| Setting | Default | Accepts | Importance | Meaning |\n|---|---|---|---|---|\n");
            settingsOf(group).forEach(setting -> page.append(row(setting)));
            if (group == SettingGroup.TOPICS) {
                page.append(TOPICS);
                OutputTopics.ALL.forEach(topic -> page.append(row(topic)));
            }
        }
        return page.append(RULES).toString();
    }

    private static List<Setting<?>> settingsOf(SettingGroup group) {
        return SettingCatalog.all().stream()
                .filter(setting -> setting.group() == group)
                .toList();
    }

    private static String row(OutputTopic topic) {
        String record =
                topic.contract().map(type -> "`" + type.getSimpleName() + "`").orElse("as it came");
        String choice = topic.output()
                .map(output -> "`outputs` with " + ChoiceValue.spelling(output))
                .orElse("always");
        return "| `" + topic.defaultName() + "` | " + record + " | "
                + topic.shape().words() + " | " + choice + " |\n";
    }

    private static String row(Setting<?> setting) {
        String shownDefault = setting.defaultText().isEmpty() ? "none" : "`" + setting.defaultText() + "`";
        return "| `" + setting.name() + "` | " + shownDefault + " | "
                + setting.format().accepts() + " | "
                + setting.importance().name().toLowerCase(Locale.ROOT) + " | " + setting.documentation() + " |\n";
    }
}
