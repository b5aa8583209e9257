package io.tideline.app.topics;

import java.time.Duration;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.admin.AlterConfigOp;
import org.apache.kafka.clients.admin.ConfigEntry;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.config.ConfigResource;
import org.apache.kafka.common.errors.TopicExistsException;

/** Carries out a plan; doing it twice changes nothing the second time. */
final class PlanApplication {

    private static final int BROKER_DEFAULT = -1;
    /** How long a topic that was created may take to be known to every broker. */
    private static final Duration VISIBLE_WITHIN = Duration.ofSeconds(5);

    private static final Duration BETWEEN_LOOKS = Duration.ofMillis(50);

    private final ClusterConnection connection;

    PlanApplication(ClusterConnection connection) {
        this.connection = connection;
    }

    void apply(TopicPlan plan) {
        if (plan.hasConflict()) {
            throw new IllegalArgumentException("A plan with a conflict must not be applied");
        }
        create(plan.of(TopicAction.Kind.CREATE));
        alter(plan.of(TopicAction.Kind.ALTER));
    }

    private void create(List<TopicAction> actions) {
        List<NewTopic> topics = actions.stream().map(PlanApplication::newTopic).toList();
        connection.admin().createTopics(topics).values().forEach(this::awaitCreated);
        awaitVisible(actions.stream().map(TopicAction::topic).toList());
    }

    private void awaitCreated(String topic, KafkaFuture<Void> answer) {
        try {
            connection.await(answer);
        } catch (ExecutionException failed) {
            if (!(failed.getCause() instanceof TopicExistsException)) {
                throw connection.failure("create topic " + topic, failed.getCause());
            }
        }
    }

    /** A broker hears of new topics from the controller, a little after the one who created them. */
    private void awaitVisible(Collection<String> topics) {
        long deadline = System.nanoTime() + VISIBLE_WITHIN.toNanos();
        while (connection.describe(topics).topics().size() < topics.size()) {
            if (System.nanoTime() > deadline) {
                throw new UnavailableException("The topics were created, but the broker does not know them after "
                        + VISIBLE_WITHIN.toSeconds() + " s.");
            }
            pause();
        }
    }

    private static void pause() {
        try {
            TimeUnit.MILLISECONDS.sleep(BETWEEN_LOOKS.toMillis());
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new UnavailableException("Interrupted while topics were created.", interrupted);
        }
    }

    private void alter(List<TopicAction> actions) {
        Map<ConfigResource, Collection<AlterConfigOp>> changes = new HashMap<>();
        for (TopicAction action : actions) {
            changes.put(new ConfigResource(ConfigResource.Type.TOPIC, action.topic()), operations(action));
        }
        connection.admin().incrementalAlterConfigs(changes).values().forEach((resource, answer) -> {
            try {
                connection.await(answer);
            } catch (ExecutionException failed) {
                throw connection.failure("alter topic " + resource.name(), failed.getCause());
            }
        });
    }

    private static List<AlterConfigOp> operations(TopicAction action) {
        return action.configs().entrySet().stream()
                .map(config -> new AlterConfigOp(
                        new ConfigEntry(config.getKey(), config.getValue()), AlterConfigOp.OpType.SET))
                .toList();
    }

    private static NewTopic newTopic(TopicAction action) {
        Optional<Short> replicas = Optional.of(action.replicationFactor())
                .filter(factor -> factor != BROKER_DEFAULT)
                .map(Integer::shortValue);
        return new NewTopic(action.topic(), Optional.of(action.partitions()), replicas).configs(action.configs());
    }
}
