package io.tideline.app.ingest;

import io.tideline.admission.Input;
import io.tideline.app.ingest.row.ImportException;
import io.tideline.app.ingest.row.ImportException.Kind;
import io.tideline.app.topics.ClusterConnection;
import io.tideline.app.topics.ClusterDescription;
import io.tideline.app.topics.UnavailableException;
import io.tideline.config.Settings;
import io.tideline.schemas.Contract;
import io.tideline.schemas.registry.RegistryException;
import io.tideline.schemas.registry.RegistrySettings;
import io.tideline.schemas.registry.SchemaRegistry;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.config.ConfigException;
import org.apache.kafka.common.serialization.StringSerializer;

/** Kafka's own clients, configured by the settings. */
public final class KafkaClusterAccess implements ClusterAccess {
    private static final int ANSWER_MILLIS = 4_000;

    /** The first record waits at most this long for topics and brokers, which the check before has seen. */
    private static final int BLOCK_MILLIS = 10_000;

    @Override
    public String check(Settings settings, ImportTopics topics) throws ImportException {
        try (ClusterConnection cluster = ClusterConnection.open(settings)) {
            requireTopics(topics, cluster.describe(topics.names()));
        } catch (UnavailableException e) {
            throw new ImportException(Kind.UNREACHABLE, e.getMessage(), e);
        }
        requireRegistry(settings, topics);
        return clusterId(settings);
    }

    @Override
    public Producer<String, SpecificRecord> producer(Settings settings) throws ImportException {
        Map<String, Object> properties = new HashMap<>();
        properties.put(ProducerConfig.MAX_BLOCK_MS_CONFIG, BLOCK_MILLIS);
        properties.putAll(settings.registry());
        properties.putAll(settings.kafka().producer());
        properties.put(ProducerConfig.KEY_SERIALIZER_CLASS_CONFIG, StringSerializer.class);
        properties.put(
                ProducerConfig.VALUE_SERIALIZER_CLASS_CONFIG,
                settings.connection().serializerClass());
        try {
            return new KafkaProducer<>(properties);
        } catch (KafkaException e) {
            Throwable cause = e.getCause() == null ? e : e.getCause();
            throw ImportException.runtime("the producer cannot be made: " + cause.getMessage(), e);
        }
    }

    private static void requireTopics(ImportTopics topics, ClusterDescription cluster) throws ImportException {
        List<String> missing = topics.names().stream()
                .filter(name -> cluster.topic(name).isEmpty())
                .toList();
        if (!missing.isEmpty()) {
            throw new ImportException(
                    Kind.NO_TOPIC,
                    "the cluster has no topic %s; 'tideline topics apply' creates what is missing"
                            .formatted(String.join(", ", missing)));
        }
    }

    /** Makes one request to the registry and waits at most ten seconds for it; the serializer would wait longer. */
    private static void requireRegistry(Settings settings, ImportTopics topics) throws ImportException {
        Map<String, Object> bounded = new HashMap<>(settings.registry());
        bounded.put(RegistrySettings.REQUEST_TIMEOUT_MS, ANSWER_MILLIS);
        bounded.put(RegistrySettings.MAX_RETRIES, 1);
        try {
            SchemaRegistry registry = SchemaRegistry.open(new RegistrySettings(bounded));
            registry.versions(Contract.subjectOf(topics.of(Input.PURCHASES)));
        } catch (RegistryException e) {
            throw SendFailure.ofRegistry(e);
        } catch (ConfigException e) {
            throw ImportException.runtime("the registry's client cannot be configured: " + e.getMessage(), e);
        }
    }

    private static String clusterId(Settings settings) throws ImportException {
        Map<String, Object> properties = new HashMap<>(settings.kafka().admin());
        properties.put(AdminClientConfig.DEFAULT_API_TIMEOUT_MS_CONFIG, ANSWER_MILLIS);
        properties.put(AdminClientConfig.REQUEST_TIMEOUT_MS_CONFIG, ANSWER_MILLIS);
        Admin admin = Admin.create(properties);
        try {
            return admin.describeCluster().clusterId().get();
        } catch (ExecutionException e) {
            throw new ImportException(
                    Kind.UNREACHABLE,
                    "the cluster does not say its id: " + e.getCause().getMessage(),
                    e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw ImportException.runtime("the import was interrupted", e);
        } finally {
            admin.close(Duration.ofSeconds(1));
        }
    }
}
