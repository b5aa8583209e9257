package io.tideline.app.ingest;

import io.tideline.app.ingest.row.ImportException;
import io.tideline.config.Settings;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.clients.producer.Producer;

/** Access to the cluster that settings name. */
public interface ClusterAccess {
    /**
     * Checks that the cluster answers and has the topics, and returns its id.
     *
     * @throws ImportException if the broker does not answer within ten seconds, or a topic is missing
     */
    String check(Settings settings, ImportTopics topics) throws ImportException;

    /** A producer for the cluster; the caller closes it. */
    Producer<String, SpecificRecord> producer(Settings settings) throws ImportException;
}
