package io.tideline.stream;

import java.util.Map;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.streams.processor.StateStore;
import org.apache.kafka.streams.processor.StateStoreContext;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.internals.InternalProcessorContext;
import org.apache.kafka.streams.processor.internals.ProcessorNode;
import org.apache.kafka.streams.processor.internals.ProcessorRecordContext;
import org.apache.kafka.streams.state.StoreBuilder;
import org.apache.kafka.streams.state.internals.CacheFlushListener;
import org.apache.kafka.streams.state.internals.CachedStateStore;

/**
 * A store without content that is called before each commit, so that a processor can write and forward what it holds in
 * memory in the same transaction as the offsets of the records it came from.
 *
 * <p>Kafka Streams calls only stores that implement {@link CachedStateStore} before a commit; {@link StateStore#commit}
 * comes after it, and not at every commit. That interface and {@link InternalProcessorContext} are internal: this is
 * the only class that touches them, and {@code CommitHookTest} fails when an upgrade changes what they do. What was
 * rejected: an ordinary caching store (serialises every addition), and refolding after a restart (a scan per restart).
 */
public final class CommitHook implements StateStore, CachedStateStore<Object, Object> {
    private final String name;
    private boolean open;
    private Runnable handOver = () -> {};

    private CommitHook(String name) {
        this.name = name;
    }

    /** Builds a hook for each task, under one name. It is not logged, because it holds nothing after a commit. */
    static StoreBuilder<CommitHook> builder(String name) {
        return new Builder(name);
    }

    /**
     * Calls {@code handOver} before each commit as if from within the processor, so that it may forward records and write to
     * stores. A processor must call this method in its {@code init}.
     *
     * @param context the context of the processor
     */
    public void beforeCommit(ProcessorContext<?, ?> context, Runnable handOver) {
        InternalProcessorContext<?, ?> internal = (InternalProcessorContext<?, ?>) context;
        ProcessorNode<?, ?, ?, ?> node = internal.currentNode();
        this.handOver = () -> {
            ProcessorNode<?, ?, ?, ?> previousNode = internal.currentNode();
            ProcessorRecordContext previousRecord = internal.recordContext();
            internal.setCurrentNode(node);
            internal.setRecordContext(
                    new ProcessorRecordContext(internal.currentStreamTimeMs(), -1L, -1, null, new RecordHeaders()));
            try {
                handOver.run();
            } finally {
                internal.setRecordContext(previousRecord);
                internal.setCurrentNode(previousNode);
            }
        };
    }

    @Override
    public void flushCache() {
        handOver.run();
    }

    @Override
    public void clearCache() {
        // The store holds nothing that could be cleared.
    }

    @Override
    public boolean setFlushListener(CacheFlushListener<Object, Object> listener, boolean sendOldValues) {
        return false;
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public void init(StateStoreContext context, StateStore root) {
        context.register(root, (key, value) -> {});
        open = true;
    }

    @Override
    public void close() {
        open = false;
    }

    @Override
    public boolean persistent() {
        return false;
    }

    @Override
    public boolean isOpen() {
        return open;
    }

    private record Builder(String name) implements StoreBuilder<CommitHook> {
        @Override
        public StoreBuilder<CommitHook> withCachingEnabled() {
            return this;
        }

        @Override
        public StoreBuilder<CommitHook> withCachingDisabled() {
            return this;
        }

        @Override
        public StoreBuilder<CommitHook> withLoggingEnabled(Map<String, String> config) {
            throw new UnsupportedOperationException("a commit hook has nothing to log");
        }

        @Override
        public StoreBuilder<CommitHook> withLoggingDisabled() {
            return this;
        }

        @Override
        public CommitHook build() {
            return new CommitHook(name);
        }

        @Override
        public Map<String, String> logConfig() {
            return Map.of();
        }

        @Override
        public boolean loggingEnabled() {
            return false;
        }
    }
}
