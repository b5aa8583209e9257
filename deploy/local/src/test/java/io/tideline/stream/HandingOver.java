package io.tideline.stream;

import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.streams.Topology;
import org.apache.kafka.streams.processor.api.ContextualProcessor;
import org.apache.kafka.streams.processor.api.Processor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.ProcessorSupplier;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.state.KeyValueStore;
import org.apache.kafka.streams.state.StoreBuilder;
import org.apache.kafka.streams.state.Stores;

/** The smallest topology with a commit hook: it counts records in memory, and what it counted goes out in the hook. */
final class HandingOver {
    static final String TOTALS = "totals";
    static final String TOTAL = "total";

    private static final String HOOK = "hook";
    private static final String COUNTER = "counter";
    private static final String BEHIND = "behind";

    /** How many records were counted, over all lives. */
    final AtomicInteger counted = new AtomicInteger();

    /** Is called at the end of each hand-over of something, with the number of hand-overs before it. */
    private final Consumer<Integer> afterHandOver;

    private final AtomicInteger handOvers = new AtomicInteger();

    HandingOver(Consumer<Integer> afterHandOver) {
        this.afterHandOver = afterHandOver;
    }

    Topology topology(String input, String output) {
        return new Topology()
                .addSource("in", Serdes.String().deserializer(), Serdes.String().deserializer(), input)
                .addProcessor(COUNTER, new CounterSupplier(), "in")
                .addProcessor(BEHIND, Behind::new, COUNTER)
                .addSink(
                        "out",
                        output,
                        Serdes.String().serializer(),
                        Serdes.Integer().serializer(),
                        BEHIND);
    }

    private final class CounterSupplier implements ProcessorSupplier<String, String, String, Integer> {
        @Override
        public Processor<String, String, String, Integer> get() {
            return new Counter();
        }

        @Override
        public Set<StoreBuilder<?>> stores() {
            return Set.of(
                    CommitHook.builder(HOOK),
                    Stores.keyValueStoreBuilder(
                                    Stores.persistentKeyValueStore(TOTALS), Serdes.String(), Serdes.Integer())
                            .withCachingDisabled());
        }
    }

    private final class Counter extends ContextualProcessor<String, String, String, Integer> {
        private KeyValueStore<String, Integer> totals;
        private int sinceHandOver;

        @Override
        public void init(ProcessorContext<String, Integer> context) {
            super.init(context);
            totals = context.getStateStore(TOTALS);
            context.<CommitHook>getStateStore(HOOK).beforeCommit(context, this::handOver);
        }

        @Override
        public void process(Record<String, String> record) {
            sinceHandOver++;
            counted.incrementAndGet();
        }

        private void handOver() {
            if (sinceHandOver == 0) {
                return;
            }
            Integer before = totals.get(TOTAL);
            totals.put(TOTAL, (before == null ? 0 : before) + sinceHandOver);
            context().forward(new Record<>(TOTAL, sinceHandOver, 0L), BEHIND);
            sinceHandOver = 0;
            afterHandOver.accept(handOvers.getAndIncrement());
        }
    }

    /** A node behind, which forwards in its turn: that works only where the current node is set as in processing. */
    private static final class Behind extends ContextualProcessor<String, Integer, String, Integer> {
        @Override
        public void process(Record<String, Integer> record) {
            context().forward(record);
        }
    }
}
