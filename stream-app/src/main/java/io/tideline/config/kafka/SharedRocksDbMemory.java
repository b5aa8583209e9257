package io.tideline.config.kafka;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.rocksdb.Cache;
import org.rocksdb.LRUCache;
import org.rocksdb.RocksDB;
import org.rocksdb.WriteBufferManager;

/**
 * The memory that all RocksDB stores of the process share. Lives as long as the process, because stores of several
 * tasks, and of several applications in one test, use it at the same time and none knows whether it is the last.
 */
final class SharedRocksDbMemory {

    /** At most half of the memory is for writes; the rest caches blocks, their indexes and filters. */
    private static final int SHARE_OF_WRITES = 2;
    /** The logarithm of the number of shards: threads are few, and a shard must hold more than one large block. */
    private static final int SHARD_BITS = 2;
    /** The share of the cache that indexes and filters may take with priority over data. */
    private static final double INDEX_SHARE = 0.1;

    /** The memories by size, so that two applications of one size in one process share a cache. */
    private static final Map<Long, SharedRocksDbMemory> BY_SIZE = new ConcurrentHashMap<>();

    static {
        RocksDB.loadLibrary();
    }

    private final Cache blockCache;
    private final WriteBufferManager writeBuffers;

    private SharedRocksDbMemory(long bytes) {
        this.blockCache = new LRUCache(bytes, SHARD_BITS, false, INDEX_SHARE);
        this.writeBuffers = new WriteBufferManager(bytes / SHARE_OF_WRITES, blockCache);
    }

    /** The memory of the process of a size in bytes; write buffers are charged to the cache, so this is their sum. */
    static SharedRocksDbMemory ofProcess(long bytes) {
        return BY_SIZE.computeIfAbsent(bytes, SharedRocksDbMemory::new);
    }

    Cache blockCache() {
        return blockCache;
    }

    WriteBufferManager writeBuffers() {
        return writeBuffers;
    }
}
