package io.tideline.app.topics;

import io.tideline.config.Settings;
import java.time.Duration;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.KafkaFuture;

/**
 * A connection to a cluster that answers or fails within about ten seconds, with one sentence. To be closed by its
 * owner; used by one thread.
 */
public final class ClusterConnection implements AutoCloseable {

    /** The time for the first connection and that for an answer add up to ten seconds. */
    private static final Duration CONNECT_TIMEOUT = Duration.ofSeconds(3);

    private static final Duration ANSWER_TIMEOUT = Duration.ofSeconds(7);
    private static final Duration CLOSE_TIMEOUT = Duration.ofSeconds(1);

    private final Admin admin;
    private final String servers;

    private ClusterConnection(Admin admin, String servers) {
        this.admin = admin;
        this.servers = servers;
    }

    /** A connection to the brokers of the settings; throws {@link UnavailableException} if nobody listens there. */
    public static ClusterConnection open(Settings settings) {
        BrokerProbe.requireListener(settings.connection().bootstrapServers(), CONNECT_TIMEOUT);
        String servers = String.join(",", settings.connection().bootstrapServers());
        try {
            return new ClusterConnection(Admin.create(bounded(settings.kafka().admin())), servers);
        } catch (KafkaException unusable) {
            throw new UnavailableException("The admin client cannot be configured: " + unusable.getMessage(), unusable);
        }
    }

    /** What the cluster has of some topics; throws {@link UnavailableException} if it does not answer. */
    public ClusterDescription describe(Collection<String> topics) {
        return new ClusterReader(this).read(topics);
    }

    /** Carries out a plan; throws {@link UnavailableException} at the first thing the cluster refuses. */
    public void apply(TopicPlan plan) {
        new PlanApplication(this).apply(plan);
    }

    @Override
    public void close() {
        admin.close(CLOSE_TIMEOUT);
    }

    Admin admin() {
        return admin;
    }

    /** The result of a request; its failure as it is, for those that mean something to the caller. */
    <T> T await(KafkaFuture<T> answer) throws ExecutionException {
        try {
            return answer.get(ANSWER_TIMEOUT.toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException late) {
            throw silent(late);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new UnavailableException("Interrupted while waiting for the broker at " + servers + ".", interrupted);
        }
    }

    /** The result of a request that has no failure the caller can do anything about. */
    <T> T require(KafkaFuture<T> answer) {
        try {
            return await(answer);
        } catch (ExecutionException failed) {
            throw failure("answer", failed.getCause());
        }
    }

    /** What a failed request means, as one sentence. */
    UnavailableException failure(String what, Throwable cause) {
        if (cause instanceof org.apache.kafka.common.errors.TimeoutException) {
            return silent(cause);
        }
        return new UnavailableException(
                "The broker at " + servers + " does not " + what + ": " + cause.getMessage(), cause);
    }

    private UnavailableException silent(Throwable cause) {
        return new UnavailableException(
                "Something listens at " + servers + " but gives no answer within " + ANSWER_TIMEOUT.toSeconds()
                        + " s. Check kafka.security.protocol and the broker's advertised.listeners.",
                cause);
    }

    /** Few attempts and long pauses, because each one that fails is a warning in the log. */
    private static Map<String, Object> bounded(Map<String, Object> properties) {
        Map<String, Object> bounded = new HashMap<>(properties);
        int millis = (int) ANSWER_TIMEOUT.toMillis();
        bounded.put(AdminClientConfig.DEFAULT_API_TIMEOUT_MS_CONFIG, millis);
        bounded.put(AdminClientConfig.REQUEST_TIMEOUT_MS_CONFIG, millis);
        bounded.put(AdminClientConfig.RECONNECT_BACKOFF_MS_CONFIG, 1_000L);
        bounded.put(AdminClientConfig.RECONNECT_BACKOFF_MAX_MS_CONFIG, 5_000L);
        return bounded;
    }
}
