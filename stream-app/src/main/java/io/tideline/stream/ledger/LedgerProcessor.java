package io.tideline.stream.ledger;

import io.tideline.admission.Input;
import io.tideline.admission.RejectedException;
import io.tideline.admission.SourceRecord;
import io.tideline.contract.OutputTopic.Output;
import io.tideline.delta.Combiner;
import io.tideline.delta.Contribution;
import io.tideline.delta.Contributions;
import io.tideline.delta.Sums;
import io.tideline.finality.CustomerClock;
import io.tideline.finality.SourceProgress;
import io.tideline.finality.Watermark;
import io.tideline.risk.counts.ModelPoints;
import io.tideline.storage.StoreNames;
import io.tideline.storage.WatermarkCodec;
import io.tideline.stream.Admission;
import io.tideline.stream.Blueprint;
import io.tideline.stream.CommitHook;
import io.tideline.stream.Nodes;
import io.tideline.stream.message.DeadLetter;
import io.tideline.stream.message.EmitLatency;
import io.tideline.stream.message.LedgerOutput;
import io.tideline.stream.message.RollupInput;
import io.tideline.stream.message.SourceHeader;
import io.tideline.stream.message.SourceRecords;
import io.tideline.stream.pulse.PulseAccumulator;
import io.tideline.stream.pulse.PulseTopology;
import io.tideline.stream.timer.TimerQueue;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.streams.processor.PunctuationType;
import org.apache.kafka.streams.processor.api.Processor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.state.KeyValueStore;

/**
 * Admits events, keeps the ledgers, and hands over before each commit what they changed in the sums.
 *
 * <p>An event is judged completely before the first state changes, because nothing rolls a store back when a record
 * fails. What an event does is decided by {@link io.tideline.customer.CustomerHandlers}, and done by {@link OutcomeRouter}.
 */
public final class LedgerProcessor implements Processor<byte[], byte[], String, LedgerOutput> {
    /** Bounds the memory of the combiner where commits are rare: about 32 MB of cells. */
    private static final int MOST_CELLS = 500_000;

    /** The key of the watermark, which is the only entry of its store. */
    private static final String MARK = "mark";

    private final Blueprint blueprint;
    private final Map<String, Input> inputs;
    private final boolean rekeyed;
    private Combiner combiner;
    private Admission admission;
    private ProcessorContext<String, LedgerOutput> context;
    private KeyValueStore<String, byte[]> progressStore;
    private TaskStores stores;
    private OutcomeRouter router;
    private CustomerUpdates updates;
    private PeriodicWork periodicWork;
    private PulseAccumulator pulse;
    private CustomerClock clock;
    private SourceProgress progress;
    private Optional<Watermark> sentWatermark;
    private EmitLatency latency;

    /** A processor of one task. */
    public LedgerProcessor(Blueprint blueprint) {
        this.blueprint = blueprint;
        this.rekeyed = blueprint.settings().topics().rekeyInput();
        this.inputs = blueprint.inputTopics().entrySet().stream()
                .collect(Collectors.toUnmodifiableMap(Map.Entry::getValue, Map.Entry::getKey));
    }

    @Override
    public void init(ProcessorContext<String, LedgerOutput> initContext) {
        context = initContext;
        combiner = new Combiner(); // A task that is revived begins anew with the same processor.
        sentWatermark = Optional.empty();
        latency = new EmitLatency();
        admission = Admission.of(blueprint.settings());
        progressStore = context.getStateStore(StoreNames.INTAKE);
        progress = progress();
        pulse = new PulseAccumulator(blueprint);
        clock = new CustomerClock(blueprint.settings().time().clockMode(), blueprint.furthestClock(), progress);
        stores = stores();
        router = new OutcomeRouter(stores, contributions(), blueprint.observer(), context);
        Optional<NewestModel> model = model();
        updates = new CustomerUpdates(blueprint, stores, router, progress, clock, pulse, model.map(NewestModel::judge));
        periodicWork = new PeriodicWork(blueprint, context, updates, stores, model);
        context.<CommitHook>getStateStore(StoreNames.HAND_OVER).beforeCommit(context, this::beforeCommit);
        context.schedule(
                blueprint.settings().figures().emitInterval(), PunctuationType.WALL_CLOCK_TIME, this::timePasses);
    }

    private SourceProgress progress() {
        SourceProgress restored = new SourceProgress(
                context.taskId().partition(),
                Input.values().length,
                rekeyed ? blueprint.inputPartitions() : 1,
                blueprint.settings().time().partitionIdleTimeout(),
                now());
        Optional.ofNullable(progressStore.get(MARK)).map(WatermarkCodec::decode).ifPresent(restored::resume);
        return restored;
    }

    private TaskStores stores() {
        return new TaskStores(
                new CustomerStore(new RecentLedgers(
                        context.getStateStore(StoreNames.LEDGERS),
                        blueprint.settings().runtime().recentLedgersBytes() / blueprint.inputPartitions())),
                new TimerQueue(context.getStateStore(StoreNames.DUE)),
                new AtRiskList(context.getStateStore(StoreNames.AT_RISK)),
                new WaitingAdjustments(context.getStateStore(StoreNames.WAITING)),
                new ErasureGuard(
                        context.getStateStore(StoreNames.FORGOTTEN),
                        blueprint.settings().erasure().guardDays()));
    }

    private Contributions contributions() {
        Optional<Contribution> counts =
                blueprint.writes(Output.CHURN_RISK) ? Optional.of(new ModelPoints()) : Optional.empty();
        return new Contributions(blueprint.rules(), blueprint.families(), counts, combiner);
    }

    private Optional<NewestModel> model() {
        return blueprint.writes(Output.CHURN_RISK)
                ? Optional.of(new NewestModel(blueprint, context.getStateStore(StoreNames.MODELS)))
                : Optional.empty();
    }

    @Override
    public void process(Record<byte[], byte[]> record) {
        SourceRecord source = rekeyed
                ? SourceHeader.restore(record)
                : SourceRecords.of(record, context.recordMetadata().orElseThrow());
        Input input = inputs.get(source.topic());
        long now = now();
        progress.read(input.ordinal(), rekeyed ? source.partition() : 0, source.offset(), now);
        try {
            if (updates.accept(source, input, admission.admit(source, input, now), now)) {
                latency.add(now);
            }
        } catch (RejectedException fault) {
            router.reject(new DeadLetter(source, fault.rejection()));
        }
        periodicWork.eventCame(now);
        if (combiner.size() > MOST_CELLS) {
            handOver();
        }
    }

    /** Does what has to be done though no record comes: customers leave, partitions become idle, guards expire. */
    private void timePasses(long wallMillis) {
        stores.guard().expire(clock.reachedMillis(wallMillis));
        periodicWork.timePasses(clock.millis(wallMillis), wallMillis);
        pulse.beat(wallMillis, progress.isCatchingUp(wallMillis));
        handOver();
    }

    private void beforeCommit() {
        stores.write();
        handOver();
    }

    private void handOver() {
        combiner.handOver(this::send);
        pulse.handOver(this::send);
        latency.published(now());
        Watermark watermark = progress.mark(now());
        if (!sentWatermark.equals(Optional.of(watermark))) {
            progressStore.put(MARK, WatermarkCodec.encode(watermark));
            send(Nodes.EVERY_PARTITION, new RollupInput.OfMark(watermark), new RecordHeaders());
            sentWatermark = Optional.of(watermark);
        }
    }

    private void send(LedgerOutput.OfPulse sales) {
        context.forward(new Record<>(PulseTopology.SHOP, sales, sales.startMillis()), Nodes.PULSE);
    }

    private void send(Sums sums) {
        send(sums.address().dimension(), new RollupInput.OfSums(sums), latency.headers());
    }

    private void send(String key, RollupInput input, Headers headers) {
        context.forward(
                new Record<String, LedgerOutput>(key, input, Math.max(0, progress.latestMillis()), headers),
                Nodes.HAND_OVER);
    }

    private long now() {
        return context.currentSystemTimeMs();
    }

    @Override
    public void close() {
        admission.close();
        periodicWork.close();
    }
}
