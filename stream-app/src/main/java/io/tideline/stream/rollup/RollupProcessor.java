package io.tideline.stream.rollup;

import io.tideline.contract.CohortOutput;
import io.tideline.contract.KpiOutput;
import io.tideline.contract.ModelOutput;
import io.tideline.contract.OutputTopic.Output;
import io.tideline.contract.OutputTopics;
import io.tideline.delta.Sums;
import io.tideline.finality.PublicationFrontier;
import io.tideline.finality.Watermark;
import io.tideline.finality.WatermarkTracker;
import io.tideline.risk.counts.ModelPoints;
import io.tideline.storage.StoreNames;
import io.tideline.storage.WatermarkCodec;
import io.tideline.stream.Blueprint;
import io.tideline.stream.message.EmitLatency;
import io.tideline.stream.message.RollupInput;
import io.tideline.stream.message.RollupPartitioner;
import io.tideline.stream.message.TopicOutput;
import java.nio.ByteBuffer;
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
    private EmitLatency waiting;
    private ProcessorContext<String, TopicOutput<?>> context;
    private KeyValueStore<Bytes, byte[]> clocks;
    private KpiPublisher kpis;
    private CohortPublisher cohorts;
    private Optional<ModelKeeper> model = Optional.empty();
    private PublicationFrontier horizon = PublicationFrontier.NONE;

    public RollupProcessor(Blueprint blueprint) {
        this.blueprint = blueprint;
    }

    @Override
    public void init(ProcessorContext<String, TopicOutput<?>> initContext) {
        context = initContext;
        clock = blueprint.clock(); // A task that is revived begins anew with the same processor.
        waiting = new EmitLatency();
        clocks = context.getStateStore(StoreNames.CLOCKS);
        kpis = kpis();
        cohorts = cohorts();
        model = model();
        horizon = kpis.published();
        try (KeyValueIterator<Bytes, byte[]> marks = clocks.all()) {
            while (marks.hasNext()) {
                KeyValue<Bytes, byte[]> mark = marks.next();
                clock.accept(WatermarkCodec.decodeMark(mark.value));
            }
        }
        context.schedule(blueprint.settings().figures().emitInterval(), PunctuationType.WALL_CLOCK_TIME, this::publish);
    }

    private KpiPublisher kpis() {
        KeyValueStore<Bytes, byte[]> sums = context.getStateStore(StoreNames.SUMS);
        KeyValueStore<Bytes, byte[]> segments = context.getStateStore(StoreNames.SEGMENTS);
        SegmentRegistry shelf = new SegmentRegistry(
                segments,
                (segment, state) -> new SegmentAggregate(
                        segment,
                        state,
                        sums,
                        segments,
                        blueprint.rules().calendar().windows()),
                blueprint.settings().figures().maxSegments(),
                blueprint.observer());
        return new KpiPublisher(
                shelf,
                context.getStateStore(StoreNames.ROWS),
                blueprint.rules().calendar().windows(),
                this::emit);
    }

    /** One task has the counts of all customers. */
    private Optional<ModelKeeper> model() {
        int home = RollupPartitioner.partition(ModelPoints.ADDRESS.dimension(), blueprint.inputPartitions());
        if (!blueprint.writes(Output.CHURN_RISK) || context.taskId().partition() != home) {
            return Optional.empty();
        }
        ModelAggregate book = new ModelAggregate(
                context.getStateStore(StoreNames.MODEL_COUNTS),
                blueprint.settings().risk().horizonDays());
        return Optional.of(
                new ModelKeeper(blueprint, book, context.getStateStore(StoreNames.MODEL_SCHEDULE), this::emit));
    }

    private CohortPublisher cohorts() {
        CohortRegistry shelf = new CohortRegistry(
                context.getStateStore(StoreNames.COHORT_SUMS),
                context.getStateStore(StoreNames.COHORT_STATES),
                blueprint.rules().calendar());
        return new CohortPublisher(shelf, context.getStateStore(StoreNames.COHORT_ROWS), this::emit);
    }

    @Override
    public void process(Record<String, RollupInput> record) {
        waiting.add(record.headers());
        record.value().match(this::add, this::accept);
    }

    private Void add(Sums sums) {
        if (sums.segment().equals(ModelPoints.ADDRESS)) {
            model.orElseThrow().add(sums);
        } else {
            cohorts.add(kpis.add(sums));
        }
        return null;
    }

    private Void accept(Watermark mark) {
        clock.accept(mark);
        byte[] partition =
                ByteBuffer.allocate(Integer.BYTES).putInt(mark.partition()).array();
        clocks.put(Bytes.wrap(partition), WatermarkCodec.encode(mark));
        return null;
    }

    private void publish(long wallMillis) {
        long wallThatCounts = blueprint.wallMillisThatCounts(wallMillis);
        horizon = clock.horizon(horizon, wallThatCounts);
        blueprint.furthestClock().advanceTo(horizon.clockMillis());
        model.ifPresent(keeper -> keeper.look(horizon, clock.hasCaughtUp(wallThatCounts)));
        boolean allKpis = kpis.publish(horizon);
        boolean allCohorts = cohorts.publish(horizon, wallMillis);
        if (allKpis) {
            waiting.published(wallMillis).ifPresent(blueprint.observer()::emitLatency);
        }
        if (allKpis && allCohorts) {
            blueprint.observer().published(context.taskId().partition(), clock.marks(), horizon);
        }
    }

    private void emit(ModelOutput model) {
        new TopicOutput<>(OutputTopics.MODEL, model)
                .forward(context, model.model().fittedAt());
    }

    private void emit(KpiOutput kpi) {
        blueprint.observer().emitted(kpi.key(), kpi.before(), kpi.row());
        new TopicOutput<>(OutputTopics.KPIS, kpi).forward(context, kpi.row().asOf());
    }

    private void emit(CohortOutput cohort) {
        blueprint.observer().cohortEmitted(cohort.row().status());
        new TopicOutput<>(OutputTopics.COHORTS, cohort)
                .forward(context, cohort.row().asOf());
    }
}
