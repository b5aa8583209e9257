package io.tideline.stream.rollup;

import io.tideline.contract.CohortOutput;
import io.tideline.contract.KpiOutput;
import io.tideline.contract.ModelOutput;
import io.tideline.contract.OutputTopic.Output;
import io.tideline.contract.OutputTopics;
import io.tideline.delta.FamilyAddress;
import io.tideline.delta.Segment;
import io.tideline.delta.Sums;
import io.tideline.finality.PublicationFrontier;
import io.tideline.finality.Watermark;
import io.tideline.finality.WatermarkTracker;
import io.tideline.storage.StoreNames;
import io.tideline.storage.WatermarkCodec;
import io.tideline.stream.Blueprint;
import io.tideline.stream.message.EmitLatency;
import io.tideline.stream.message.RollupInput;
import io.tideline.stream.message.RollupPartitioner;
import io.tideline.stream.message.TopicOutput;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.Optional;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.KeyValue;
import org.apache.kafka.streams.processor.PunctuationType;
import org.apache.kafka.streams.processor.api.Processor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.apache.kafka.streams.state.KeyValueStore;

/** Adds up what the ledgers hand over, and publishes what changed, at most once in an emit interval. */
public final class RollupProcessor implements Processor<String, RollupInput, String, TopicOutput<?>> {
    private final Blueprint blueprint;
    private WatermarkTracker clock;
    private EmitLatency latency;
    private ProcessorContext<String, TopicOutput<?>> context;
    private KeyValueStore<Bytes, byte[]> watermarks;
    private RowPublisher<?, ?, ?> kpis;
    private List<RowPublisher<?, ?, ?>> families = List.of();
    private SegmentLimit limit;
    private Optional<ModelKeeper> model = Optional.empty();
    private PublicationFrontier frontier = PublicationFrontier.NONE;

    /** A processor that has added up nothing; each task gets one of its own. */
    public RollupProcessor(Blueprint blueprint) {
        this.blueprint = blueprint;
    }

    @Override
    public void init(ProcessorContext<String, TopicOutput<?>> initContext) {
        context = initContext;
        clock = blueprint.clock(); // A task that is revived begins anew with the same processor.
        latency = new EmitLatency();
        watermarks = context.getStateStore(StoreNames.CLOCKS);
        kpis = kpis();
        families = blueprint.writes(Output.COHORTS) ? List.of(kpis, cohorts()) : List.of(kpis);
        limit = new SegmentLimit(kpis.segments(), blueprint.settings().figures().maxSegments(), blueprint.observer());
        model = model();
        frontier = kpis.published();
        try (KeyValueIterator<Bytes, byte[]> stored = watermarks.all()) {
            while (stored.hasNext()) {
                KeyValue<Bytes, byte[]> watermark = stored.next();
                clock.accept(WatermarkCodec.decode(watermark.value));
            }
        }
        context.schedule(blueprint.settings().figures().emitInterval(), PunctuationType.WALL_CLOCK_TIME, this::publish);
    }

    private RowPublisher<?, ?, ?> kpis() {
        return new RowPublisher<>(
                new KpiFamily(blueprint.rules().calendar().windows(), this::emit),
                FamilyStores.of(context, StoreNames.SUMS, StoreNames.SEGMENTS, StoreNames.ROWS));
    }

    private RowPublisher<?, ?, ?> cohorts() {
        return new RowPublisher<>(
                new CohortFamily(blueprint.rules().calendar(), this::emit),
                FamilyStores.of(context, StoreNames.COHORT_SUMS, StoreNames.COHORT_STATES, StoreNames.COHORT_ROWS));
    }

    /** One task has the counts of all customers. */
    private Optional<ModelKeeper> model() {
        int home = RollupPartitioner.partition(FamilyAddress.MODEL.dimension(), blueprint.inputPartitions());
        if (!blueprint.writes(Output.CHURN_RISK) || context.taskId().partition() != home) {
            return Optional.empty();
        }
        ModelAggregate counts = new ModelAggregate(
                context.getStateStore(StoreNames.MODEL_COUNTS),
                blueprint.settings().risk().horizonDays());
        return Optional.of(
                new ModelKeeper(blueprint, counts, context.getStateStore(StoreNames.MODEL_SCHEDULE), this::emit));
    }

    @Override
    public void process(Record<String, RollupInput> record) {
        latency.add(record.headers());
        record.value().match(this::add, this::accept);
    }

    private Void add(Sums sums) {
        return sums.address().match(segment -> add(segment, sums), family -> addToModel(sums));
    }

    private Void add(Segment segment, Sums sums) {
        Segment counted = limit.counted(segment);
        families.forEach(family -> family.add(counted, sums));
        return null;
    }

    private Void addToModel(Sums sums) {
        model.orElseThrow().add(sums);
        return null;
    }

    private Void accept(Watermark watermark) {
        clock.accept(watermark);
        byte[] partition =
                ByteBuffer.allocate(Integer.BYTES).putInt(watermark.partition()).array();
        watermarks.put(Bytes.wrap(partition), WatermarkCodec.encode(watermark));
        return null;
    }

    private void publish(long wallMillis) {
        long wallThatCounts = blueprint.wallMillisThatCounts(wallMillis);
        frontier = clock.frontier(frontier, wallThatCounts);
        blueprint.furthestClock().advanceTo(frontier.clockMillis());
        model.ifPresent(keeper -> keeper.look(frontier, clock.hasCaughtUp(wallThatCounts)));
        boolean isAllPublished = true;
        for (RowPublisher<?, ?, ?> family : families) {
            boolean isPublished = family.publish(frontier, wallMillis);
            isAllPublished &= isPublished;
            if (isPublished && family == kpis) {
                latency.published(wallMillis).ifPresent(blueprint.observer()::emitLatency);
            }
        }
        if (isAllPublished) {
            blueprint.observer().published(context.taskId().partition(), clock.watermarks(), frontier);
        }
    }

    private void emit(ModelOutput model) {
        new TopicOutput<>(OutputTopics.MODEL, model)
                .forward(context, model.model().fittedAt());
    }

    private void emit(KpiOutput kpi) {
        blueprint.observer().emitted(kpi.key(), kpi.before(), kpi.row());
        new TopicOutput<>(OutputTopics.KPIS, kpi)
                .forward(context, kpi.row().revision().asOf());
    }

    private void emit(CohortOutput cohort) {
        blueprint.observer().cohortEmitted(cohort.row().revision().status());
        new TopicOutput<>(OutputTopics.COHORTS, cohort)
                .forward(context, cohort.row().revision().asOf());
    }
}
