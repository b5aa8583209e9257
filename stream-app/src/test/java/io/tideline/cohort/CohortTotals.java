package io.tideline.cohort;

import io.tideline.delta.Points;
import io.tideline.delta.Segment;
import io.tideline.event.CustomerEvent;
import io.tideline.ledger.History;
import io.tideline.ledger.Ledger;
import io.tideline.ledger.Ledgers;
import io.tideline.ledger.Rules;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** The whole pipeline of cohorts in one object: ledgers in a map, series in a map, and no Kafka. */
public final class CohortTotals {
    private final Rules rules;
    private final CohortContribution contribution;
    private final Map<String, Ledger> ledgers = new HashMap<>();
    private final Map<String, CohortSeries> series = new TreeMap<>();
    private final Map<String, CohortChanges> changes = new TreeMap<>();
    private int clock = Integer.MIN_VALUE;

    public CohortTotals(Rules rules) {
        this.rules = rules;
        this.contribution = new CohortContribution(rules.calendar());
    }

    public void accept(CustomerEvent event) {
        clock = Math.max(clock, rules.calendar().dayOf(event.occurredAt()));
        Ledger before = ledgers.getOrDefault(event.customerId(), Ledger.EMPTY);
        Ledger after = Ledgers.with(before, event).ledger();
        ledgers.put(event.customerId(), after);
        History was = History.of(before, rules);
        History is = History.of(after, rules);
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

    List<String> segments(History history) {
        return Segment.of(history, rules.dimensions()).stream()
                .map(segment -> segment.dimension() + "," + segment.value())
                .toList();
    }

    private Points of(String segment) {
        CohortSeries sums = series.computeIfAbsent(segment, any -> new CohortSeries(rules.calendar()));
        CohortChanges touched = changes.computeIfAbsent(segment, any -> new CohortChanges());
        return (day, measure, amount) -> {
            sums.add(day, measure, amount);
            touched.add(day, measure, amount);
        };
    }

    public int clock() {
        return clock;
    }

    public Map<String, CohortSeries> series() {
        return series;
    }

    /** What was added to each segment since somebody last cleared it. */
    Map<String, CohortChanges> changes() {
        return changes;
    }

    Map<String, Ledger> ledgers() {
        return ledgers;
    }
}
