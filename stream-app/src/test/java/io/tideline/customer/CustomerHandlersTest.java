package io.tideline.customer;

import static org.assertj.core.api.Assertions.assertThat;

import io.tideline.event.CustomerEvent;
import io.tideline.event.ErasureRequest;
import io.tideline.event.Purchase;
import io.tideline.lifecycle.LifecycleRow;
import io.tideline.risk.PublishedModels;
import io.tideline.risk.assess.Gaps;
import io.tideline.risk.assess.LevelBasis;
import io.tideline.risk.assess.RiskJudge;
import io.tideline.risk.assess.RiskRules;
import io.tideline.risk.model.FittedModel;
import io.tideline.risk.score.CombinedScore;
import io.tideline.risk.solver.Fit;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;

/**
 * Random lives through the handlers. {@link HandledCustomer} checks after every step that the sums are the contribution of
 * the history, and that what was emitted is what holds. A failure names its seed and the shortest failing prefix.
 */
class CustomerHandlersTest {
    private static final int SEEDS = 200;
    private static final long DAY_MILLIS = 86_400_000L;
    private static final RiskRules RISK =
            RiskRules.of(90, HandledCustomer.RULES.activityWindowDays(), LevelBasis.RELATIVE, 0.01);
    private static final RiskJudge RECENCY = judge(Optional.empty());
    private static final RiskJudge FIRST = judge(Optional.of(model(1, 7)));
    private static final RiskJudge SECOND = judge(Optional.of(model(2, 2)));

    @Test
    void anyOrderOfArrival_endsInTheSameLedgerAndTheSameSums() {
        int different = 0;
        Tally tally = new Tally();
        for (long seed = 1; seed <= SEEDS; seed++) {
            Random random = new Random(seed);
            List<CustomerEvent> events = RandomPerson.events(seed);
            HandledCustomer one = lived(seed, events, random, tally);
            HandledCustomer other = lived(seed, shuffled(events, random), random, tally);
            assertThat(other.ledger()).as("seed %s", seed).isEqualTo(one.ledger());
            assertThat(other.figures()).as("seed %s", seed).isEqualTo(one.figures());
            different += one.ledger().isEmpty() ? 0 : 1;
        }
        assertThat(different).as("ledgers with something in them").isGreaterThan(SEEDS / 2);
        assertThat(tally.notices).containsExactlyInAnyOrder(Notice.values());
        assertThat(tally.refused).as("events refused").isGreaterThan(SEEDS);
        assertThat(tally.voided).as("adjustments made void").isGreaterThan(SEEDS / 10);
    }

    @Test
    void replay_changesNothing() {
        int replayed = 0;
        for (long seed = 1; seed <= SEEDS; seed++) {
            Random random = new Random(seed);
            List<CustomerEvent> events = RandomPerson.events(seed);
            HandledCustomer customer = lived(seed, events, random, new Tally());
            StoredCustomer before = new StoredCustomer(customer.emitted(), customer.ledger());
            boolean isErased = events.stream().anyMatch(ErasureRequest.class::isInstance);
            for (CustomerEvent event : shuffled(events, random)) {
                Optional<CustomerOutcome> outcome = customer.accept(event);
                assertThat(customer.ledger()).as("seed %s, %s", seed, event).isEqualTo(before.ledger());
                if (!isErased && outcome.isPresent()) {
                    assertThat(outcome.get())
                            .as("seed %s, %s", seed, event)
                            .isEqualTo(CustomerOutcome.unchanged(
                                    before, outcome.get().notices()));
                    replayed++;
                }
            }
        }
        assertThat(replayed).as("events that came again").isGreaterThan(SEEDS);
    }

    @Test
    void smallStepsOfTime_emitTheRowsOfOneBigStep() {
        int rows = 0;
        for (long seed = 1; seed <= SEEDS; seed++) {
            Random random = new Random(seed);
            HandledCustomer small = upToNow(seed);
            HandledCustomer big = upToNow(seed);
            long end = small.clockMillis() + 400 * DAY_MILLIS;
            Rows bySmall = new Rows();
            for (long clock = small.clockMillis(); clock < end; clock += random.nextLong(1, 20 * DAY_MILLIS)) {
                small.passTo(clock).ifPresent(bySmall::add);
            }
            small.passTo(end).ifPresent(bySmall::add);
            Rows byBig = new Rows();
            big.passTo(end).ifPresent(byBig::add);
            assertThat(bySmall).as("seed %s", seed).isEqualTo(byBig);
            assertThat(small.emitted().risk()).isEqualTo(big.emitted().risk());
            assertThat(small.emitted().timerAt()).isEqualTo(big.emitted().timerAt());
            rows += byBig.lifecycle().size() + byBig.risk().size();
        }
        assertThat(rows).as("rows compared").isGreaterThan(SEEDS);
    }

    /** What the lives had in them. */
    private static final class Tally {
        private final Set<Notice> notices = EnumSet.noneOf(Notice.class);
        private int refused;
        private int voided;

        void add(Optional<CustomerOutcome> outcome) {
            outcome.ifPresentOrElse(
                    done -> {
                        notices.addAll(done.notices());
                        voided += done.waiting().voided().size();
                    },
                    () -> refused++);
        }
    }

    /** What was emitted, without the clock at which it was. */
    private record Rows(List<LifecycleRow> lifecycle, List<RiskEmission> risk) {
        Rows() {
            this(new ArrayList<>(), new ArrayList<>());
        }

        void add(CustomerOutcome outcome) {
            outcome.emission()
                    .lifecycle()
                    .forEach(row -> lifecycle.add(row.row().orElseThrow()));
            risk.addAll(outcome.emission().risk());
        }
    }

    /** A customer whose orders came in time, the last one now. */
    private static HandledCustomer upToNow(long seed) {
        HandledCustomer customer = new HandledCustomer(ErasureMode.FORGET_ALL, SECOND);
        RandomPerson.events(seed).stream()
                .filter(Purchase.class::isInstance)
                .sorted(Comparator.comparingLong(CustomerEvent::occurredAt))
                .forEach(customer::accept);
        return customer;
    }

    /** A customer to whom events came in an order, with timers that fire late and two new models on the way. */
    private static HandledCustomer lived(long seed, List<CustomerEvent> events, Random random, Tally tally) {
        ErasureMode mode = seed % 2 == 0 ? ErasureMode.FORGET_PERSON : ErasureMode.FORGET_ALL;
        HandledCustomer customer = new HandledCustomer(mode, RECENCY);
        int step = 0;
        try {
            for (CustomerEvent event : events) {
                tally.add(customer.accept(event));
                step++;
                between(customer, random, step * 3 / events.size());
            }
        } catch (AssertionError wrong) {
            throw new AssertionError(
                    "seed " + seed + ", shortest failing prefix "
                            + events.subList(0, Math.min(step + 1, events.size())),
                    wrong);
        }
        customer.rescan();
        return customer;
    }

    private static void between(HandledCustomer customer, Random random, int models) {
        if (random.nextBoolean()) {
            customer.passTo(customer.clockMillis() + random.nextInt(30) * DAY_MILLIS);
        }
        if (random.nextInt(4) == 0) {
            customer.modelComes(List.of(RECENCY, FIRST, SECOND, SECOND).get(models));
        }
        if (random.nextInt(4) == 0) {
            customer.rescan();
        }
    }

    private static List<CustomerEvent> shuffled(List<CustomerEvent> events, Random random) {
        List<CustomerEvent> shuffled = new ArrayList<>(events);
        Collections.shuffle(shuffled, random);
        return shuffled;
    }

    private static RiskJudge judge(Optional<FittedModel> model) {
        return new RiskJudge(model, RISK, new Gaps(HandledCustomer.RULES.calendar()));
    }

    private static FittedModel model(long version, double timesPerUnit) {
        return new FittedModel(
                version,
                0,
                19_000,
                20_000,
                new Fit.Converged<>(PublishedModels.MBG.inFinerUnits(timesPerUnit), -1, 2357, 1800, 9),
                946,
                Optional.of(new FittedModel.Spend(PublishedModels.GAMMA_GAMMA, -1)),
                CombinedScore.MODEL_ALONE);
    }
}
