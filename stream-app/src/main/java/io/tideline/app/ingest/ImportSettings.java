package io.tideline.app.ingest;

import java.nio.file.Path;
import java.time.ZoneId;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * How an import reads, and where it keeps rejects and checkpoint.
 *
 * @param storeZone the zone of times without offset and of plain dates
 * @param storeCurrency the currency of purchases that name none
 * @param topics where events go
 * @param cluster names the cluster, so that a checkpoint of one is not taken for another's
 * @param rejects the file of rejected rows as NDJSON, created with the first one; empty for none
 * @param checkpoint the file of the checkpoint; if empty, every run starts from the beginning
 * @param rowsPerSecond the most rows sent in a second, 1 or more; empty for no limit
 */
public record ImportSettings(
        ZoneId storeZone,
        String storeCurrency,
        ImportTopics topics,
        String cluster,
        Optional<Path> rejects,
        Optional<Path> checkpoint,
        OptionalInt rowsPerSecond) {

    public ImportSettings {
        Objects.requireNonNull(storeZone, "storeZone");
        Objects.requireNonNull(storeCurrency, "storeCurrency");
        Objects.requireNonNull(topics, "topics");
        Objects.requireNonNull(cluster, "cluster");
        if (rowsPerSecond.isPresent() && rowsPerSecond.getAsInt() < 1) {
            throw new IllegalArgumentException("rate limit must be at least 1, was " + rowsPerSecond.getAsInt());
        }
    }

    /** Settings that keep no rejects and no checkpoint and know no rate limit. */
    public static ImportSettings of(ZoneId storeZone, String storeCurrency, ImportTopics topics) {
        return new ImportSettings(
                storeZone, storeCurrency, topics, "", Optional.empty(), Optional.empty(), OptionalInt.empty());
    }

    /** The same, with rejected rows kept in a file. */
    public ImportSettings withRejects(Path file) {
        return new ImportSettings(
                storeZone, storeCurrency, topics, cluster, Optional.of(file), checkpoint, rowsPerSecond);
    }

    /** The same, resumable through a checkpoint file that is valid for one cluster. */
    public ImportSettings withCheckpoint(Path file, String clusterName) {
        return new ImportSettings(
                storeZone, storeCurrency, topics, clusterName, rejects, Optional.of(file), rowsPerSecond);
    }

    /** The same, with a rate limit of 1 row a second or more. */
    public ImportSettings withRateLimit(int limit) {
        return new ImportSettings(
                storeZone, storeCurrency, topics, cluster, rejects, checkpoint, OptionalInt.of(limit));
    }

    /** Everything that decides what a row becomes and where it goes: a checkpoint holds for one value of this only. */
    String reading() {
        return "zone=%s currency=%s topics=%s".formatted(storeZone, storeCurrency, String.join(",", topics.names()));
    }
}
