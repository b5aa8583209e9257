package io.tideline.stream.ledger;

import io.tideline.admission.Input;
import io.tideline.admission.RejectedException;
import io.tideline.admission.SourceRecord;
import io.tideline.contract.LifecycleOutput;
import io.tideline.contract.OutputTopic.Output;
import io.tideline.contract.OutputTopics;
import io.tideline.contract.RiskOutput;
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
import io.tideline.stream.message.TopicOutput;
import io.tideline.stream.pulse.PulseTap;
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
 * fails.
 */
public final class LedgerProcessor implements Processor<byte[], byte[], String, LedgerOutput> {
    /** Bounds the memory of the combiner where commits are rare: about 32 MB of cells. */
    private static final int MOST_CELLS = 500_000;

    private static final String MARK = "mark";

    private final Blueprint blueprint;
    private final Map<String, Input> inputs;
    private final boolean rekeyed;
    private Combiner combiner;
    private Admission admission;
    private ProcessorContext<String, LedgerOutput> context;
    private KeyValueStore<String, byte[]> intakeStore;
    private Bookkeeper bookkeeper;
    private PeriodicWork rounds;
    private PulseTap pulse;
    private CustomerClock clock;
    private ErasureGuard forgotten;
    private SourceProgress intake;
    private Optional<Watermark> handedOver;
    private EmitLatency waiting;

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
        handedOver = Optional.empty();
        waiting = new EmitLatency();
        admission = Admission.of(blueprint.settings());
        intakeStore = context.getStateStore(StoreNames.INTAKE);
        intake = new SourceProgress(
                context.taskId().partition(),
                Input.values().length,
                rekeyed ? blueprint.inputPartitions() : 1,
                blueprint.settings().time().partitionIdleTimeout(),
                now());
        Optional.ofNullable(intakeStore.get(MARK))
                .map(WatermarkCodec::decodeMark)
                .ifPresent(intake::resume);
        forgotten = new ErasureGuard(
                context.getStateStore(StoreNames.FORGOTTEN),
                blueprint.settings().erasure().guardDays());
        pulse = new PulseTap(blueprint);
        clock = new CustomerClock(blueprint.settings().time().clockMode(), blueprint.furthestClock(), intake);
        TimerQueue dueBook = new TimerQueue(context.getStateStore(StoreNames.DUE));
        AtRiskList list = new AtRiskList(context.getStateStore(StoreNames.AT_RISK));
        Optional<NewestModel> model = model();
        bookkeeper = bookkeeper(watch(dueBook, list, model), dueBook);
        rounds = new PeriodicWork(blueprint, context, bookkeeper, dueBook, model, list);
        context.<CommitHook>getStateStore(StoreNames.HAND_OVER).beforeCommit(context, this::beforeCommit);
        context.schedule(
                blueprint.settings().figures().emitInterval(), PunctuationType.WALL_CLOCK_TIME, this::timePasses);
    }

    private Optional<NewestModel> model() {
        return blueprint.writes(Output.CHURN_RISK)
                ? Optional.of(new NewestModel(blueprint, context.getStateStore(StoreNames.MODELS)))
                : Optional.empty();
    }

    private CustomerWatch watch(TimerQueue dueBook, AtRiskList list, Optional<NewestModel> model) {
        return new CustomerWatch(
                blueprint.writes(Output.LIFECYCLE) ? Optional.of(blueprint.lifecycle()) : Optional.empty(),
                model.map(newest -> new RiskWatch(newest, list, blueprint.observer(), this::say)),
                dueBook,
                this::say);
    }

    private Bookkeeper bookkeeper(CustomerWatch watch, TimerQueue dueBook) {
        Optional<Contribution> counts =
                blueprint.writes(Output.CHURN_RISK) ? Optional.of(new ModelPoints()) : Optional.empty();
        return new Bookkeeper(
                blueprint,
                new CustomerStore(new RecentLedgers(
                        context.getStateStore(StoreNames.LEDGERS),
                        blueprint.settings().runtime().recentLedgersBytes() / blueprint.inputPartitions())),
                new WaitingAdjustments(context.getStateStore(StoreNames.WAITING)),
                forgotten,
                intake,
                new Contributions(blueprint.rules(), blueprint.families(), counts, ModelPoints.ADDRESS, combiner),
                watch,
                dueBook,
                pulse,
                clock);
    }

    @Override
    public void process(Record<byte[], byte[]> record) {
        SourceRecord arrival = rekeyed
                ? SourceHeader.restore(record)
                : SourceRecords.of(record, context.recordMetadata().orElseThrow());
        Input input = inputs.get(arrival.topic());
        long now = now();
        intake.read(input.ordinal(), rekeyed ? arrival.partition() : 0, arrival.offset(), now);
        try {
            bookkeeper
                    .book(arrival, input, admission.admit(arrival, input, now), now)
                    .forEach(this::putAside);
            waiting.add(now);
        } catch (RejectedException fault) {
            putAside(new DeadLetter(arrival, fault.rejection()));
        }
        rounds.eventCame(now);
        if (combiner.size() > MOST_CELLS) {
            handOver();
        }
    }

    private void putAside(DeadLetter letter) {
        blueprint.observer().rejected(letter.rejection().code());
        context.forward(new Record<>("", letter, Math.max(0, letter.arrival().timestamp())), Nodes.DEAD_LETTERS);
    }

    private void say(LifecycleOutput news) {
        news.row()
                .ifPresent(row ->
                        blueprint.observer().lifecycleChanged(row.change().state(), row.status()));
        // Not as of event time: the broker reckons from this how long the change has been there to be read.
        new TopicOutput<>(OutputTopics.LIFECYCLE, news).forward(context, now());
    }

    private void say(RiskOutput news) {
        new TopicOutput<>(OutputTopics.CHURN_RISK, news).forward(context, news.asOf());
    }

    /** That nothing arrives is news as well: customers leave, partitions become idle, guards expire. */
    private void timePasses(long wallMillis) {
        forgotten.expire(clock.reachedMillis(wallMillis));
        rounds.timePasses(clock.millis(wallMillis), wallMillis);
        pulse.beat(wallMillis, intake.isCatchingUp(wallMillis));
        handOver();
    }

    private void beforeCommit() {
        bookkeeper.write();
        handOver();
    }

    private void handOver() {
        combiner.handOver(this::send);
        pulse.handOver(this::send);
        waiting.published(now());
        Watermark mark = intake.mark(now());
        if (!handedOver.equals(Optional.of(mark))) {
            intakeStore.put(MARK, WatermarkCodec.encode(mark));
            send(Nodes.EVERY_PARTITION, new RollupInput.OfMark(mark), new RecordHeaders());
            handedOver = Optional.of(mark);
        }
    }

    private void send(LedgerOutput.OfPulse sales) {
        context.forward(new Record<>(PulseTopology.SHOP, sales, sales.startMillis()), Nodes.PULSE);
    }

    private void send(Sums sums) {
        send(sums.segment().dimension(), new RollupInput.OfSums(sums), waiting.headers());
    }

    private void send(String key, RollupInput handover, Headers headers) {
        context.forward(
                new Record<String, LedgerOutput>(key, handover, Math.max(0, intake.latestMillis()), headers),
                Nodes.HAND_OVER);
    }

    private long now() {
        return context.currentSystemTimeMs();
    }

    @Override
    public void close() {
        admission.close();
        rounds.close();
    }
}
