package io.tideline.config.kafka;

import io.tideline.config.RuntimeSettings;
import java.util.Map;
import org.apache.kafka.streams.state.RocksDBConfigSetter;
import org.rocksdb.BlockBasedTableConfig;
import org.rocksdb.BloomFilter;
import org.rocksdb.CompressionType;
import org.rocksdb.Options;
import org.rocksdb.RocksDB;

/**
 * How RocksDB is opened for each store: all stores of the process share one cache of blocks and one budget for writes,
 * because Kafka Streams opens one database per store and partition and each would otherwise take its own 100 MB.
 *
 * <p>Kafka Streams makes one of these for each store; {@link #close} frees what belongs to that store and never what is
 * shared.
 */
public final class SharedMemoryRocksDbConfig implements RocksDBConfigSetter {

    /** With this many bits about one absent key in a hundred costs a read. */
    private static final double BLOOM_BITS_PER_KEY = 10;
    /** Blocks larger than RocksDB's 4 KiB make smaller indexes, which share the cache with the data. */
    private static final long BLOCK_BYTES = 16L << 10;
    /** This is small enough that many stores fit the budget for writes, and large enough to restore state quickly. */
    private static final long MEMTABLE_BYTES = 8L << 20;

    private static final int MEMTABLES = 3;

    static {
        RocksDB.loadLibrary();
    }

    private final BloomFilter filter = new BloomFilter(BLOOM_BITS_PER_KEY, false);

    @Override
    public void setConfig(String storeName, Options options, Map<String, Object> configs) {
        SharedRocksDbMemory memory = SharedRocksDbMemory.ofProcess(memoryBytes(configs));
        BlockBasedTableConfig table = (BlockBasedTableConfig) options.tableFormatConfig();
        table.setBlockCache(memory.blockCache());
        table.setBlockSize(BLOCK_BYTES);
        table.setCacheIndexAndFilterBlocks(true);
        table.setCacheIndexAndFilterBlocksWithHighPriority(true);
        table.setPinTopLevelIndexAndFilter(true);
        table.setFilterPolicy(filter);
        options.setTableFormatConfig(table);
        options.setWriteBufferManager(memory.writeBuffers());
        options.setWriteBufferSize(MEMTABLE_BYTES);
        options.setMaxWriteBufferNumber(MEMTABLES);
        options.setCompressionType(CompressionType.LZ4_COMPRESSION);
    }

    @Override
    public void close(String storeName, Options options) {
        filter.close();
    }

    private static long memoryBytes(Map<String, Object> configs) {
        Object configured = configs.getOrDefault(
                RuntimeSettings.ROCKSDB_MEMORY_BYTES.name(), RuntimeSettings.ROCKSDB_MEMORY_BYTES.defaultText());
        return RuntimeSettings.ROCKSDB_MEMORY_BYTES.format().read(configured.toString());
    }
}
