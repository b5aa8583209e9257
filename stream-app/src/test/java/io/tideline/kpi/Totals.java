package io.tideline.kpi;

import io.tideline.delta.Points;
import io.tideline.event.CustomerEvent;
import io.tideline.ledger.History;
import io.tideline.ledger.Ledger;
import io.tideline.ledger.Ledgers;
import io.tideline.ledger.Rules;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.BiFunction;
import java.util.function.UnaryOperator;

/** The whole pipeline in one object: ledgers in a map, series in a map, and no Kafka. */
public final class Totals {
    private final Rules rules;
    private final KpiContribution contribution;
    private final BiFunction<String, Ledger, Ledger> storage;
    private final UnaryOperator<Points> wiring;
    private final Map<String, Ledger> ledgers = new HashMap<>();
    private final Map<String, KpiSeries> series = new TreeMap<>();
    private int clock = Integer.MIN_VALUE;

    public Totals(Rules rules) {
        this(rules, (customerId, ledger) -> ledger, UnaryOperator.identity());
    }

    /** With a say in how ledgers are kept, by customer id, and in what reaches the series. */
    public Totals(Rules rules, BiFunction<String, Ledger, Ledger> storage, UnaryOperator<Points> wiring) {
        this.rules = rules;
        this.storage = storage;
        this.wiring = wiring;
        this.contribution = new KpiContribution(rules.calendar().windows(), rules.activityWindowDays());
    }

    public void accept(CustomerEvent event) {
        clock = Math.max(clock, rules.calendar().dayOf(event.occurredAt()));
        Ledger before = ledgers.getOrDefault(event.customerId(), Ledger.EMPTY);
        Ledger after = Ledgers.with(before, event).ledger();
        ledgers.put(event.customerId(), storage.apply(event.customerId(), after));
        History was = History.of(before, rules);
        History is = was.next(before, after, rules);
        List<String> from = segments(was);
        List<String> to = segments(is);
        for (int i = 0; i < to.size(); i++) {
            if (from.get(i).equals(to.get(i))) {
                contribution.difference(was, is, of(to.get(i)));
            } else {
                contribution.whole(was, of(from.get(i)).times(-1));
                contribution.whole(is, of(to.get(i)));
            }
        }
    }

    private List<String> segments(History history) {
        List<String> names = new ArrayList<>(List.of("all,all"));
        for (int i = 0; i < rules.dimensions().size(); i++) {
            names.add(rules.dimensions().get(i).id() + "," + history.segments().get(i));
        }
        return names;
    }

    private Points of(String segment) {
        return wiring.apply(series.computeIfAbsent(
                segment, any -> new KpiSeries(rules.calendar().windows())));
    }

    public int clock() {
        return clock;
    }

    public Map<String, KpiSeries> series() {
        return series;
    }

    public Map<String, Ledger> ledgers() {
        return ledgers;
    }
}
