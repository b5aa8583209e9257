package io.tideline.delta;

import io.tideline.ledger.History;
import io.tideline.ledger.Rules;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Gives the combiner what the change of one ledger changes in the sums of its segments. */
public final class Contributions {
    private static final List<Address> MODEL = List.of(FamilyAddress.MODEL);

    private final Rules rules;
    private final List<Contribution> families;
    private final Optional<Contribution> model;
    private final Combiner combiner;
    private final PointBuffer difference = new PointBuffer();
    private final PointBuffer gone = new PointBuffer();
    private final PointBuffer come = new PointBuffer();

    /**
     * Contributions of one task.
     *
     * @param families to the figures of segments
     * @param model to the counts that the model is fitted to, if there is one
     */
    public Contributions(Rules rules, List<Contribution> families, Optional<Contribution> model, Combiner combiner) {
        this.rules = rules;
        this.families = families;
        this.model = model;
        this.combiner = combiner;
    }

    /**
     * Adds the difference of two histories of one customer.
     *
     * @param causes why final figures may change by it; that the customer moves between segments is found here
     */
    public void add(History was, History is, Set<Cause> causes) {
        List<Segment> to = Segment.of(is, rules.dimensions());
        boolean moves = !was.segments().equals(is.segments());
        fill(was, is, moves);
        if (!moves) {
            pour(difference, combiner.to(to), 1, causes);
        } else {
            List<Segment> from = Segment.of(was, rules.dimensions());
            Set<Cause> ofMove = was.isEmpty() ? causes : union(causes, Set.of(Cause.RECLASSIFICATION));
            pour(difference, combiner.to(shared(from, to)), 1, causes);
            pour(gone, combiner.to(without(from, to)), -1, ofMove);
            pour(come, combiner.to(without(to, from)), 1, ofMove);
        }
    }

    /** Adds the difference of two histories to the counts of the model, in which whoever is forgotten leaves no trace. */
    public void addToModel(History was, History is) {
        model.ifPresent(counts -> counts.difference(was, is, combiner.to(MODEL)));
    }

    private static List<Segment> shared(List<Segment> some, List<Segment> others) {
        return some.stream().filter(others::contains).toList();
    }

    private static List<Segment> without(List<Segment> some, List<Segment> others) {
        return some.stream().filter(segment -> !others.contains(segment)).toList();
    }

    private static Set<Cause> union(Set<Cause> some, Set<Cause> more) {
        EnumSet<Cause> all = EnumSet.noneOf(Cause.class);
        all.addAll(some);
        all.addAll(more);
        return all;
    }

    private void fill(History was, History is, boolean moves) {
        difference.clear();
        gone.clear();
        come.clear();
        for (Contribution family : families) {
            family.difference(was, is, difference);
            if (moves) {
                family.whole(was, gone);
                family.whole(is, come);
            }
        }
    }

    private static void pour(PointBuffer points, Points out, long factor, Set<Cause> causes) {
        points.pour(out, factor);
        for (Cause cause : causes) {
            points.count(out, cause);
        }
    }
}
