package io.tideline.topology;

import io.tideline.codec.ClockCodec;
import io.tideline.config.Output;
import io.tideline.kpi.ClockMark;
import io.tideline.kpi.Sums;
import io.tideline.ledger.Contribution;
import io.tideline.risk.ModelPoints;
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
final class LedgerProcessor implements Processor<byte[], byte[], String, LedgerOutput> {
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
    private Rounds rounds;
    private PulseTap pulse;
    private CustomerClock clock;
    private Forgotten forgotten;
    private Intake intake;
    private Optional<ClockMark> handedOver;
    private WaitingSince waiting;

    LedgerProcessor(Blueprint blueprint) {
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
        waiting = new WaitingSince();
        admission = Admission.of(blueprint.settings());
        intakeStore = context.getStateStore(Stores.INTAKE);
        intake = new Intake(
                context.taskId().partition(),
                rekeyed ? blueprint.inputPartitions() : 1,
                blueprint.settings().time().partitionIdleTimeout(),
                now());
        Optional.ofNullable(intakeStore.get(MARK)).map(ClockCodec::decodeMark).ifPresent(intake::resume);
        forgotten = new Forgotten(
                context.getStateStore(Stores.FORGOTTEN),
                blueprint.settings().erasure().guardDays());
        pulse = new PulseTap(blueprint);
        clock = new CustomerClock(blueprint, intake);
        DueBook dueBook = new DueBook(context.getStateStore(Stores.DUE));
        AtRiskList list = new AtRiskList(context.getStateStore(Stores.AT_RISK));
        Optional<NewestModel> model = model();
        bookkeeper = bookkeeper(watch(dueBook, list, model), dueBook);
        rounds = new Rounds(blueprint, context, bookkeeper, dueBook, model, list);
        context.<CommitHook>getStateStore(Stores.HAND_OVER).beforeCommit(context, this::beforeCommit);
        context.schedule(
                blueprint.settings().figures().emitInterval(), PunctuationType.WALL_CLOCK_TIME, this::timePasses);
    }

    private Optional<NewestModel> model() {
        return blueprint.writes(Output.CHURN_RISK)
                ? Optional.of(new NewestModel(blueprint, context.getStateStore(Stores.MODELS)))
                : Optional.empty();
    }

    private CustomerWatch watch(DueBook dueBook, AtRiskList list, Optional<NewestModel> model) {
        return new CustomerWatch(
                blueprint.writes(Output.LIFECYCLE) ? Optional.of(blueprint.lifecycle()) : Optional.empty(),
                model.map(newest -> new RiskWatch(newest, list, blueprint.observer(), this::say)),
                dueBook,
                this::say);
    }

    private Bookkeeper bookkeeper(CustomerWatch watch, DueBook dueBook) {
        Optional<Contribution> counts =
                blueprint.writes(Output.CHURN_RISK) ? Optional.of(new ModelPoints()) : Optional.empty();
        return new Bookkeeper(
                blueprint,
                new AccountStore(new RecentLedgers(
                        context.getStateStore(Stores.LEDGERS),
                        blueprint.settings().runtime().recentLedgersBytes() / blueprint.inputPartitions())),
                new WaitingAdjustments(context.getStateStore(Stores.WAITING)),
                forgotten,
                intake,
                new Contributions(blueprint.rules(), blueprint.families(), counts, combiner),
                watch,
                dueBook,
                pulse,
                clock);
    }

    @Override
    public void process(Record<byte[], byte[]> record) {
        Arrival arrival = rekeyed
                ? SourceHeader.restore(record)
                : Arrival.of(record, context.recordMetadata().orElseThrow());
        Input input = inputs.get(arrival.topic());
        long now = now();
        intake.read(input, rekeyed ? arrival.partition() : 0, arrival.offset(), now);
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

    private void say(LedgerOutput.OfLifecycle news) {
        news.row()
                .ifPresent(row ->
                        blueprint.observer().lifecycleChanged(row.change().state(), row.status()));
        // Not as of event time: the broker reckons from this how long the change has been there to be read.
        context.forward(new Record<>(news.customerId(), news, now()), Nodes.LIFECYCLE_RECORDS);
    }

    private void say(LedgerOutput.OfRisk news) {
        context.forward(new Record<>(news.customerId(), news, Math.max(0, news.asOf())), Nodes.RISK_RECORDS);
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
        ClockMark mark = intake.mark(now());
        if (!handedOver.equals(Optional.of(mark))) {
            intakeStore.put(MARK, ClockCodec.encode(mark));
            send(Nodes.EVERY_PARTITION, new Handover.OfMark(mark), new RecordHeaders());
            handedOver = Optional.of(mark);
        }
    }

    private void send(LedgerOutput.OfPulse sales) {
        context.forward(new Record<>(PulseTopology.SHOP, sales, sales.startMillis()), Nodes.PULSE);
    }

    private void send(Sums sums) {
        send(sums.segment().dimension(), new Handover.OfSums(sums), waiting.headers());
    }

    private void send(String key, Handover handover, Headers headers) {
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
