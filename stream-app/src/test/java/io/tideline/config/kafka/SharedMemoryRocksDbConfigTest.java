package io.tideline.config.kafka;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.rocksdb.BlockBasedTableConfig;
import org.rocksdb.FlushOptions;
import org.rocksdb.Options;
import org.rocksdb.RocksDB;
import org.rocksdb.RocksDBException;

class SharedMemoryRocksDbConfigTest {

    private static final long MEMORY_BYTES = 48L << 20;
    private static final Map<String, Object> CONFIGS = Map.of("rocksdb.memory.bytes", MEMORY_BYTES);

    @TempDir
    private Path directory;

    @Test
    void storesShareMemory_andOneClosingLeavesItToTheOthers() throws Exception {
        SharedMemoryRocksDbConfig first = new SharedMemoryRocksDbConfig();
        SharedMemoryRocksDbConfig second = new SharedMemoryRocksDbConfig();
        try (Options firstOptions = configured(first);
                Options secondOptions = configured(second);
                RocksDB other =
                        RocksDB.open(secondOptions, directory.resolve("second").toString())) {
            assertThat(table(firstOptions).cacheIndexAndFilterBlocks()).isTrue();
            assertThat(firstOptions.writeBufferManager()).isSameAs(secondOptions.writeBufferManager());
            writeAndClose(firstOptions);
            first.close("first", firstOptions);

            other.put(bytes("key"), bytes("value"));
            flush(other);

            assertThat(other.get(bytes("key"))).isEqualTo(bytes("value"));
            assertThat(SharedRocksDbMemory.ofProcess(MEMORY_BYTES).blockCache().isOwningHandle())
                    .isTrue();
            assertThat(SharedRocksDbMemory.ofProcess(MEMORY_BYTES)
                            .writeBuffers()
                            .isOwningHandle())
                    .isTrue();
        }
    }

    @Test
    void writeBuffersAreChargedToTheCache() throws Exception {
        SharedMemoryRocksDbConfig config = new SharedMemoryRocksDbConfig();
        try (Options options = configured(config);
                RocksDB store =
                        RocksDB.open(options, directory.resolve("charged").toString())) {
            long before =
                    SharedRocksDbMemory.ofProcess(MEMORY_BYTES).blockCache().getUsage();
            store.put(bytes("key"), new byte[3 << 20]);

            assertThat(SharedRocksDbMemory.ofProcess(MEMORY_BYTES).blockCache().getUsage() - before)
                    .isGreaterThan(2L << 20);
        }
    }

    private static Options configured(SharedMemoryRocksDbConfig config) {
        Options options = new Options().setCreateIfMissing(true).setTableFormatConfig(new BlockBasedTableConfig());
        config.setConfig("store", options, CONFIGS);
        return options;
    }

    private void writeAndClose(Options options) throws RocksDBException {
        try (RocksDB store = RocksDB.open(options, directory.resolve("first").toString())) {
            store.put(bytes("a"), bytes("b"));
        }
    }

    private static void flush(RocksDB store) throws RocksDBException {
        try (FlushOptions waiting = new FlushOptions().setWaitForFlush(true)) {
            store.flush(waiting);
        }
    }

    private static BlockBasedTableConfig table(Options options) {
        return (BlockBasedTableConfig) options.tableFormatConfig();
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
