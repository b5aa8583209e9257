package io.tideline.local;

import io.tideline.app.topics.ClusterConnection;
import io.tideline.app.topics.TopicAction;
import io.tideline.app.topics.TopicPlan;
import io.tideline.config.Settings;
import io.tideline.schemas.ContractRegistration;
import io.tideline.schemas.registry.RegistrySettings;
import io.tideline.schemas.registry.SchemaRegistry;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** A local stack with all topics created and all contracts registered, and the settings that name it. */
public final class PreparedStack implements AutoCloseable {
    private final LocalStack stack;
    private final Settings settings;
    private final Map<String, String> given;

    private PreparedStack(LocalStack stack, Settings settings, Map<String, String> given) {
        this.stack = stack;
        this.settings = settings;
        this.given = Map.copyOf(given);
    }

    /**
     * Starts a stack and prepares it for the pipeline.
     *
     * @param given settings of the shop; those that name the stack are added
     * @throws LocalStackException if the stack cannot start
     */
    public static PreparedStack start(LocalStackOptions options, Map<String, String> given) {
        LocalStack stack = LocalStack.start(options);
        try {
            Settings settings = settings(stack, given);
            createTopics(settings);
            registerContracts(settings);
            return new PreparedStack(stack, settings, given);
        } catch (RuntimeException failure) {
            stack.close();
            throw failure;
        }
    }

    private static Settings settings(LocalStack stack, Map<String, String> given) {
        Map<String, String> all = new HashMap<>(given);
        all.put("bootstrap.servers", stack.bootstrapServers());
        all.put("schema.registry.url", stack.registryUrl().toString());
        all.putIfAbsent("state.dir", stack.dataDirectory().resolve("app-state").toString());
        return Settings.of(all);
    }

    private static void createTopics(Settings settings) {
        List<String> names = Stream.concat(settings.topics().inputs().stream(), settings.topics().outputs().stream())
                .toList();
        try (ClusterConnection connection = ClusterConnection.open(settings)) {
            TopicPlan plan = TopicPlan.of(settings.topics(), connection.describe(names));
            if (plan.hasConflict()) {
                TopicAction conflict = plan.of(TopicAction.Kind.CONFLICT).get(0);
                throw new LocalStackException(
                        LocalStackException.Reason.TOPICS_UNSUITABLE,
                        "topic " + conflict.topic() + " cannot be used: " + conflict.note());
            }
            connection.apply(plan);
        }
    }

    private static void registerContracts(Settings settings) {
        SchemaRegistry registry = SchemaRegistry.open(new RegistrySettings(settings.registry()));
        new ContractRegistration(registry, settings.topics().contracts()).register();
    }

    /** The settings overlaid by others, for another application on this stack. */
    public Settings with(Map<String, String> others) {
        Map<String, String> all = new HashMap<>(given);
        all.putAll(others);
        return settings(stack, all);
    }

    /** The settings overlaid by others, after their topics are created and their contracts registered. */
    public Settings prepare(Map<String, String> others) {
        Settings prepared = with(others);
        createTopics(prepared);
        registerContracts(prepared);
        return prepared;
    }

    /** The settings of the shop on this stack. */
    public Settings settings() {
        return settings;
    }

    /** The stack. */
    public LocalStack stack() {
        return stack;
    }

    @Override
    public void close() {
        stack.close();
    }
}
