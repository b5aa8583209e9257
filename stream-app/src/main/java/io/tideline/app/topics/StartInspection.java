package io.tideline.app.topics;

import io.tideline.config.Settings;
import io.tideline.config.TopicSettings;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import java.util.concurrent.CompletableFuture;

/**
 * Everything that is looked at before the application starts: broker, topics, registry, schemas. The two servers
 * are asked at the same time, have about ten seconds, and what is wrong with either is reported at once.
 */
public final class StartInspection {

    private static final String AUTO_REGISTER = "auto.register.schemas";

    private final Settings settings;
    private final ContractInspection contracts;

    /** An inspection of what the settings name. */
    public StartInspection(Settings settings) {
        this(settings, new RegistryInspection(settings));
    }

    StartInspection(Settings settings, ContractInspection contracts) {
        this.settings = settings;
        this.contracts = contracts;
    }

    /** What is found, the cluster's part first; never throws for a server that cannot be used. */
    public StartReport run() {
        CompletableFuture<List<Finding>> registry = CompletableFuture.supplyAsync(this::inspectRegistry);
        List<Finding> findings = new ArrayList<>();
        OptionalInt partitions = inspectCluster(findings);
        findings.addAll(registry.join());
        return new StartReport(findings, partitions);
    }

    private OptionalInt inspectCluster(List<Finding> findings) {
        TopicSettings topics = settings.topics();
        try (ClusterConnection connection = ClusterConnection.open(settings)) {
            ClusterDescription cluster = connection.describe(topics.all());
            findings.addAll(StartCheck.topics(topics, cluster, settings.kafka().largestRecordBytes()));
            return cluster.mostPartitions(topics.inputs());
        } catch (UnavailableException unavailable) {
            findings.add(Finding.unreachable(unavailable.getMessage()));
            return OptionalInt.empty();
        }
    }

    private List<Finding> inspectRegistry() {
        boolean autoRegister = Boolean.parseBoolean(settings.registry().get(AUTO_REGISTER));
        try {
            return SchemaCheck.contracts(contracts.read(), autoRegister);
        } catch (UnavailableException unavailable) {
            return List.of(Finding.unreachable(unavailable.getMessage()));
        }
    }
}
