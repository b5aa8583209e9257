package io.tideline.local.admission;

import io.tideline.app.topics.ClusterConnection;
import io.tideline.app.topics.TopicPlan;
import io.tideline.config.Settings;
import io.tideline.local.PreparedStack;
import io.tideline.local.replay.PublishedRows;
import io.tideline.retention.RetentionKpi;
import io.tideline.schemas.ContractRegistration;
import io.tideline.schemas.registry.RegistrySettings;
import io.tideline.schemas.registry.SchemaRegistry;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.apache.avro.Schema;
import org.apache.avro.Schema.Field;

/** More than one shop on a stack, and what their figures are. */
final class Shops {
    private static final List<String> HISTORY = List.of("status", "revision", "asOf", "causes");
    private static final List<String> TOPICS = List.of(
            "topics.signups",
            "topics.purchases",
            "topics.adjustments",
            "topics.requests",
            "topics.kpis",
            "topics.cohorts",
            "topics.churn.risk",
            "topics.lifecycle",
            "topics.pulse",
            "topics.model",
            "topics.dead.letters");

    private Shops() {}

    /** A shop with topics and state of its own and otherwise the settings of the stack's. */
    static Settings another(PreparedStack stack, String name) {
        return another(stack, name, Map.of());
    }

    /** The same with other settings. */
    static Settings another(PreparedStack stack, String name, Map<String, String> others) {
        Map<String, String> given = new HashMap<>(others);
        TOPICS.forEach(topic -> given.put(topic, name + "." + topic));
        given.put("application.id", name);
        given.put(
                "state.dir",
                stack.stack().dataDirectory().resolve("app-" + name).toString());
        Settings settings = stack.with(given);
        try (ClusterConnection connection = ClusterConnection.open(settings)) {
            connection.apply(TopicPlan.of(
                    settings.topics(), connection.describe(settings.topics().all())));
        }
        SchemaRegistry registry = SchemaRegistry.open(new RegistrySettings(settings.registry()));
        new ContractRegistration(registry, settings.topics().contracts()).register();
        return settings;
    }

    /**
     * The figures of all rows in which something was counted, without what tells how a row came about: whether a row of
     * nothing is there depends on the order of arrival.
     */
    static Map<String, String> figures(PublishedRows<RetentionKpi> rows) {
        Map<String, String> figures = new TreeMap<>();
        rows.byKey().forEach((key, row) -> {
            if (counts(row)) {
                figures.put(key, figures(row));
            }
        });
        return figures;
    }

    private static boolean counts(RetentionKpi row) {
        return IntStream.range(0, row.getSchema().getFields().size())
                .filter(field -> row.getSchema().getFields().get(field).schema().getType() == Schema.Type.LONG)
                .anyMatch(field -> row.get(field) instanceof Long count && count != 0);
    }

    private static String figures(RetentionKpi row) {
        return row.getSchema().getFields().stream()
                .filter(field -> !HISTORY.contains(field.name()))
                .map(Field::pos)
                .map(position -> row.getSchema().getFields().get(position).name() + "=" + row.get(position))
                .collect(Collectors.joining(" "));
    }
}
