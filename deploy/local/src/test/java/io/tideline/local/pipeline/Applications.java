package io.tideline.local.pipeline;

import static java.util.stream.Collectors.joining;

import io.tideline.admission.DeclaredTopic;
import io.tideline.admission.Input;
import io.tideline.config.ConnectionSettings;
import io.tideline.config.FigureSettings;
import io.tideline.config.RuntimeSettings;
import io.tideline.config.StoreSettings;
import io.tideline.config.TimeSettings;
import io.tideline.contract.OutputTopics;
import io.tideline.ledger.Dimension;
import io.tideline.ledger.Rules;
import io.tideline.reference.Shop;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Settings of pipelines that share a stack: each has a name, and under it a group, topics and state of its own. */
final class Applications {
    private Applications() {}

    /** What the reference figures of a shop were counted with, on the clock of its events. */
    static Map<String, String> countingAs(Shop shop) {
        Rules rules = shop.rules();
        Map<String, String> settings = new LinkedHashMap<>();
        settings.put(StoreSettings.TIME_ZONE.name(), rules.calendar().zone().getId());
        settings.put(StoreSettings.CURRENCY.name(), rules.exchange().reportingCurrency());
        settings.put(FigureSettings.ACTIVITY_WINDOW_DAYS.name(), Integer.toString(rules.activityWindowDays()));
        settings.put(
                FigureSettings.DIMENSIONS.name(),
                rules.dimensions().stream().map(Dimension::id).collect(joining(",")));
        settings.put(TimeSettings.CLOCK_MODE.name(), "event");
        settings.put(TimeSettings.PARTITION_IDLE_TIMEOUT.name(), "1 s");
        return settings;
    }

    /** A group and topics that begin with a name, and a state directory in a folder. */
    static Map<String, String> apart(String name, Path folder) {
        Map<String, String> settings = readingTheInputsOfOthers(name, folder);
        settings.putAll(topics(name, List.of(Input.values())));
        return settings;
    }

    /** The same, but reading what the default input topics hold. */
    static Map<String, String> readingTheInputsOfOthers(String name, Path folder) {
        Map<String, String> settings = new LinkedHashMap<>(topics(name, OutputTopics.ALL));
        settings.put(ConnectionSettings.APPLICATION_ID.name(), name);
        settings.put(RuntimeSettings.STATE_DIR.name(), folder.resolve(name).toString());
        return settings;
    }

    private static Map<String, String> topics(String name, List<? extends DeclaredTopic> topics) {
        Map<String, String> names = new LinkedHashMap<>();
        topics.forEach(topic -> names.put(topic.setting(), name + "." + topic.defaultName()));
        return names;
    }
}
