package io.tideline.customer;

import static org.assertj.core.api.Assertions.assertThat;

import io.tideline.calendar.StoreCalendar;
import io.tideline.cohort.CohortContribution;
import io.tideline.delta.Contribution;
import io.tideline.delta.Points;
import io.tideline.event.Adjustment;
import io.tideline.event.CustomerEvent;
import io.tideline.event.ErasureRequest;
import io.tideline.finality.Watermark;
import io.tideline.kpi.KpiContribution;
import io.tideline.ledger.Dimension;
import io.tideline.ledger.Exchange;
import io.tideline.ledger.History;
import io.tideline.ledger.Ledger;
import io.tideline.ledger.RefundAmounts;
import io.tideline.ledger.Rules;
import io.tideline.lifecycle.Lifecycle;
import io.tideline.lifecycle.LifecycleReader;
import io.tideline.risk.assess.RiskJudge;
import io.tideline.risk.counts.ModelPoints;
import java.math.BigDecimal;
import java.time.DayOfWeek;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** One customer with all that a ledger task keeps of it, in memory; what must hold is checked after every step. */
final class HandledCustomer {
    static final Rules RULES = new Rules(
            new StoreCalendar(ZoneId.of("Australia/Sydney"), DayOfWeek.MONDAY),
            60,
            new Exchange("EUR", Map.of("USD", new BigDecimal("0.9"))),
            false,
            RefundAmounts.GROSS,
            List.of(Dimension.CHANNEL));
    static final Lifecycle LIFECYCLE = new Lifecycle(RULES.calendar(), RULES.activityWindowDays());

    private static final List<Contribution> FAMILIES = List.of(
            new KpiContribution(RULES.calendar().windows(), RULES.activityWindowDays()),
            new CohortContribution(RULES.calendar()));

    private final CustomerRules rules;
    private final Map<Long, Long> figures = new HashMap<>();
    private final Map<Long, Long> stillCounted = new HashMap<>();
    private final Map<Long, Long> modelCounts = new HashMap<>();
    private final Set<String> waiting = new HashSet<>();
    private final TreeSet<Long> timers = new TreeSet<>();
    private LifecycleReader reader = new LifecycleReader();
    private Optional<RiskRow> lastRisk = Optional.empty();
    private StoredCustomer stored = StoredCustomer.NEW;
    private OptionalLong erasedAt = OptionalLong.empty();
    private long latestMillis = Watermark.Input.NOTHING;
    private long clockMillis = Long.MIN_VALUE;
    private RiskJudge judge;
    private boolean isJudgedByIt = true;
    private CustomerHandlers handlers;

    HandledCustomer(ErasureMode mode, RiskJudge judge) {
        this.rules = new CustomerRules(RULES, 0, mode, Optional.of(LIFECYCLE));
        this.judge = judge;
        this.handlers = new CustomerHandlers(rules, Optional.of(judge));
    }

    Ledger ledger() {
        return stored.ledger();
    }

    EmittedState emitted() {
        return stored.emitted();
    }

    /** The sums of the figures, without those that still count an erased person. */
    Map<Long, Long> figures() {
        Map<Long, Long> own = new HashMap<>(figures);
        stillCounted.forEach((point, amount) -> add(own, point, -amount));
        return own;
    }

    /** An event arrives; empty if it is refused. */
    Optional<CustomerOutcome> accept(CustomerEvent event) {
        if (handlers.rejection(stored, event, erasedAt, Watermark.Input.NOTHING).isPresent()) {
            return Optional.empty();
        }
        TaskClocks clocks = new TaskClocks(latestMillis, Math.max(clockMillis, event.occurredAt()));
        latestMillis = Math.max(latestMillis, event.occurredAt());
        clockMillis = Math.max(clockMillis, event.occurredAt());
        CustomerOutcome outcome = handlers.handle(stored, event, clocks);
        if (event instanceof ErasureRequest) {
            assertThat(outcome.isErasure()).isTrue();
            erase(event.occurredAt());
        }
        act(outcome);
        return Optional.of(outcome);
    }

    private void erase(long at) {
        erasedAt = OptionalLong.of(at);
        timers.clear();
        reader = new LifecycleReader();
        if (rules.erasure() == ErasureMode.FORGET_PERSON) {
            FAMILIES.forEach(family -> family.whole(history(stored.ledger().until(at)), to(stillCounted)));
        }
    }

    /** The clock moves; the timer fires if it is due. */
    Optional<CustomerOutcome> passTo(long epochMillis) {
        clockMillis = Math.max(clockMillis, epochMillis);
        while (!timers.isEmpty() && timers.first() <= clockMillis) {
            if (timers.pollFirst() == stored.emitted().timerAt()) {
                CustomerOutcome outcome = handlers.handleTimer(stored, clockMillis);
                act(outcome);
                return Optional.of(outcome);
            }
        }
        return Optional.empty();
    }

    /** A new model comes, by which the customer is judged in the next pass. */
    void modelComes(RiskJudge newest) {
        judge = newest;
        isJudgedByIt = false;
        handlers = new CustomerHandlers(rules, Optional.of(newest));
    }

    /** The pass over all customers after a new model comes to this one. */
    void rescan() {
        isJudgedByIt = true;
        act(handlers.handleModel(stored, clockMillis));
    }

    long clockMillis() {
        return clockMillis;
    }

    private void act(CustomerOutcome outcome) {
        for (HistoryChange change : outcome.figures()) {
            FAMILIES.forEach(family -> family.difference(change.before(), change.after(), to(figures)));
        }
        outcome.modelCounts()
                .ifPresent(change -> new ModelPoints().difference(change.before(), change.after(), to(modelCounts)));
        emit(outcome.emission());
        outcome.waiting().kept().map(Adjustment::eventId).ifPresent(waiting::add);
        outcome.waiting().dropped().forEach(adjustment -> waiting.remove(adjustment.eventId()));
        outcome.waiting().voided().forEach(voided -> assertThat(
                        waiting.remove(voided.adjustment().eventId()))
                .isTrue());
        assertThat(outcome.emission().before()).isEqualTo(stored.emitted());
        if (outcome.isChanged()) {
            stored = outcome.customer();
        }
        check();
    }

    private void emit(Emission emission) {
        emission.timer().ifPresent(timers::add);
        emission.lifecycle().stream().flatMap(row -> row.row().stream()).forEach(row -> reader.read(List.of(row)));
        for (RiskEmission risk : emission.risk()) {
            risk.row().ifPresent(row -> assertThat(row.previousLevel()).isEqualTo(lastRisk.map(RiskRow::level)));
            lastRisk = risk.row();
        }
    }

    private void check() {
        History history = history(stored.ledger());
        assertThat(figures()).isEqualTo(points(history, FAMILIES));
        assertThat(modelCounts).isEqualTo(points(history, List.of(new ModelPoints())));
        assertThat(waiting).isEqualTo(adjustmentsWithoutOrder());
        assertThat(reader.changes())
                .isEqualTo(LIFECYCLE.changes(history, stored.emitted().emittedUntil()));
        assertThat(lastRisk.map(RiskRow::level))
                .isEqualTo(stored.emitted().risk().level());
        checkRisk(history);
        checkTimer(history);
    }

    private void checkRisk(History history) {
        if (isJudgedByIt) {
            assertThat(stored.emitted().risk().level())
                    .isEqualTo(judge.of(history)
                            .map(judged -> judged.levelAt(stored.emitted().emittedUntil())));
        }
    }

    /** Whatever begins by itself begins with a timer. */
    private void checkTimer(History history) {
        long timerAt = stored.emitted().timerAt();
        assertThat(timerAt == EmittedState.NEVER || timers.contains(timerAt)).isTrue();
        long until = stored.emitted().emittedUntil();
        LIFECYCLE.nextDueAt(history, until).ifPresent(next -> assertThat(timerAt)
                .isLessThanOrEqualTo(next));
        if (isJudgedByIt) {
            judge.of(history).stream()
                    .flatMap(judged -> judged.nextAfter(until).stream().boxed())
                    .forEach(next -> assertThat(timerAt).isLessThanOrEqualTo(next));
        }
    }

    private Set<String> adjustmentsWithoutOrder() {
        return stored.ledger().adjustments().stream()
                .filter(adjustment ->
                        stored.ledger().order(adjustment.orderId()).isEmpty())
                .map(Adjustment::eventId)
                .collect(Collectors.toSet());
    }

    private static History history(Ledger ledger) {
        return History.of(ledger, RULES);
    }

    private static Map<Long, Long> points(History history, List<Contribution> families) {
        Map<Long, Long> points = new HashMap<>();
        families.forEach(family -> family.whole(history, to(points)));
        return points;
    }

    /** Points go to a sum for each day and measure. */
    private static Points to(Map<Long, Long> sums) {
        return (day, measure, amount) -> add(sums, (long) day << Integer.SIZE | measure, amount);
    }

    private static void add(Map<Long, Long> sums, long point, long amount) {
        if (sums.merge(point, amount, Long::sum) == 0) {
            sums.remove(point);
        }
    }
}
