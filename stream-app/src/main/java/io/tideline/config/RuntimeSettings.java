package io.tideline.config;

import io.tideline.config.format.ChoiceValue;
import io.tideline.config.format.DurationValue;
import io.tideline.config.format.NameValue;
import io.tideline.config.format.NumberValue;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.apache.kafka.common.config.ConfigDef.Importance;

/**
 * The settings of the running process: threads, memory, disk and guarantees.
 *
 * @param processingGuarantee {@code exactly_once_v2} or {@code at_least_once}
 * @param commitInterval time between two commits
 * @param streamThreads threads that process records
 * @param stateDir directory of the local stores
 * @param rocksdbMemoryBytes bytes that all stores of the process share for blocks and write buffers
 * @param recentLedgersBytes bytes of the Java heap for the ledgers of customers who came last
 */
public record RuntimeSettings(
        String processingGuarantee,
        Duration commitInterval,
        int streamThreads,
        Path stateDir,
        long rocksdbMemoryBytes,
        long recentLedgersBytes) {

    /** {@code processing.guarantee}. */
    public static final Setting<String> PROCESSING_GUARANTEE = new Setting<>(
            "processing.guarantee",
            SettingGroup.RUNTIME,
            Importance.MEDIUM,
            "exactly_once_v2",
            ChoiceValue.oneOf("exactly_once_v2", "at_least_once"),
            "Whether figures are exact after a crash as well. With at_least_once, which is a little faster, what was in"
                    + " work at the crash may be missing from the figures for good, or be in them twice.");

    /** {@code commit.interval}. */
    public static final Setting<Duration> COMMIT_INTERVAL = new Setting<>(
            "commit.interval",
            SettingGroup.RUNTIME,
            Importance.MEDIUM,
            "1 s",
            DurationValue.duration(Duration.ofMillis(10), Duration.ofMinutes(10)),
            "How often work is committed. Consumers that read committed records see nothing earlier; much less than a"
                    + " second costs throughput.");

    /** {@code num.stream.threads}. */
    public static final Setting<Integer> STREAM_THREADS = new Setting<>(
            "num.stream.threads",
            SettingGroup.RUNTIME,
            Importance.MEDIUM,
            "2",
            NumberValue.wholeNumber(1, 256),
            "How many threads of this process share the work.");

    /** {@code state.dir}. */
    public static final Setting<Path> STATE_DIR = new Setting<>(
            "state.dir",
            SettingGroup.RUNTIME,
            Importance.HIGH,
            "tideline-state",
            NameValue.directory(),
            "Where the local stores are. Give it a disk that survives a restart, or every start reads all state from"
                    + " the broker again.");

    /** {@code rocksdb.memory.bytes}. */
    public static final Setting<Long> ROCKSDB_MEMORY_BYTES = new Setting<>(
            "rocksdb.memory.bytes",
            SettingGroup.RUNTIME,
            Importance.MEDIUM,
            "256 MiB",
            NumberValue.bytes(16L << 20),
            "How much memory outside the Java heap all local stores of the process share, for cached blocks and for"
                    + " writes that are not on disk yet.");

    /** {@code recent.ledgers.bytes}. */
    public static final Setting<Long> RECENT_LEDGERS_BYTES = new Setting<>(
            "recent.ledgers.bytes",
            SettingGroup.RUNTIME,
            Importance.MEDIUM,
            "64 MiB",
            NumberValue.bytes(0),
            "How much of the Java heap holds the ledgers of the customers who came last, so that their next event costs"
                    + " no read of a store, and several events before a commit cost one write: a customer with nine"
                    + " orders takes half a kilobyte. Shared evenly by all partitions of the inputs. 0 reads every"
                    + " ledger from its store and writes it at once.");

    static final List<Setting<?>> ALL = List.of(
            PROCESSING_GUARANTEE,
            COMMIT_INTERVAL,
            STREAM_THREADS,
            STATE_DIR,
            ROCKSDB_MEMORY_BYTES,
            RECENT_LEDGERS_BYTES);

    static RuntimeSettings from(SettingValues values) {
        return new RuntimeSettings(
                values.get(PROCESSING_GUARANTEE),
                values.get(COMMIT_INTERVAL),
                values.get(STREAM_THREADS),
                values.get(STATE_DIR),
                values.get(ROCKSDB_MEMORY_BYTES),
                values.get(RECENT_LEDGERS_BYTES));
    }
}
