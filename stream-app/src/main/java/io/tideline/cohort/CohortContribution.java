package io.tideline.cohort;

import io.tideline.calendar.StoreCalendar;
import io.tideline.delta.Changed;
import io.tideline.delta.Contribution;
import io.tideline.delta.MoneyParts;
import io.tideline.delta.Points;
import io.tideline.ledger.History;
import io.tideline.ledger.Occasion;
import java.util.List;
import java.util.OptionalInt;

/**
 * What one customer's history adds to the cohorts of each of its segments.
 *
 * <p>Each point hangs on one occasion and the two before it, so that the difference of two histories is made of the
 * pieces around the occasions that differ: an order at the end makes at most seven points in each of the customer's
 * cohorts, two of kind times two of grain, however long the history is. Somebody who moves to another cohort is taken
 * away and added as a whole.
 *
 * <p>Occasions before the cohort's own period, which late signups have, are in no cell; they do count towards the two
 * of a repeat customer, who is one from index 0 on if both came before.
 */
public final class CohortContribution implements Contribution {
    /** A piece hangs on an occasion and the one before it, and on whether there is another before that. */
    private static final int LOOK_BACK = 2;

    private static final List<CohortKind> KINDS = List.of(CohortKind.values());

    private final List<Periods> grains;

    /** Contributions in a calendar. */
    public CohortContribution(StoreCalendar calendar) {
        this.grains = Periods.of(calendar);
    }

    @Override
    public void whole(History history, Points out) {
        for (CohortKind kind : KINDS) {
            OptionalInt day = kind.dayOf(history);
            for (Periods periods : grains) {
                day.ifPresent(since -> whole(new Member(kind, periods, since), history.occasions(), out));
            }
        }
    }

    @Override
    public void difference(History before, History after, Points out) {
        Changed changed = Changed.between(before.occasions(), after.occasions(), LOOK_BACK);
        Points minus = out.times(-1);
        for (CohortKind kind : KINDS) {
            OptionalInt was = kind.dayOf(before);
            OptionalInt is = kind.dayOf(after);
            for (Periods periods : grains) {
                if (isSame(periods, was, is)) {
                    was.ifPresent(since -> {
                        Member member = new Member(kind, periods, since);
                        member.pieces(before.occasions(), changed.from(), changed.beforeEnd(), minus);
                        member.pieces(after.occasions(), changed.from(), changed.afterEnd(), out);
                    });
                } else {
                    was.ifPresent(since -> whole(new Member(kind, periods, since), before.occasions(), minus));
                    is.ifPresent(since -> whole(new Member(kind, periods, since), after.occasions(), out));
                }
            }
        }
    }

    private static boolean isSame(Periods periods, OptionalInt was, OptionalInt is) {
        if (was.isEmpty() || is.isEmpty()) {
            return was.isEmpty() && is.isEmpty();
        }
        return periods.number(was.getAsInt()) == periods.number(is.getAsInt());
    }

    private static void whole(Member member, List<Occasion> occasions, Points out) {
        member.add(0, CohortMeasures.SIZE, 1, out);
        member.pieces(occasions, 0, occasions.size(), out);
    }

    /** Somebody as a member of one cohort. */
    private static final class Member {
        private final CohortKind kind;
        private final Periods periods;
        private final int cohort;
        private final int startDay;
        private final int lastIndex;

        Member(CohortKind kind, Periods periods, int since) {
            this.kind = kind;
            this.periods = periods;
            this.cohort = periods.number(since);
            this.startDay = periods.firstDay(cohort);
            this.lastIndex = periods.grain().lastIndex();
        }

        /** The pieces that hang on the occasions {@code from..end-1}. */
        void pieces(List<Occasion> occasions, int from, int end, Points out) {
            int previous = from == 0 || from == end ? -1 : index(occasions.get(from - 1));
            for (int i = from; i < end; i++) {
                int index = index(occasions.get(i));
                if (index >= 0 && index <= lastIndex) {
                    inPeriod(occasions.get(i), index, index > previous, out);
                }
                addRange(previous + 1, index, CohortMeasures.UNBOUNDED_RETAINED, out);
                if (i == 1) {
                    addRange(Math.max(index, 0), lastIndex, CohortMeasures.REPEAT_CUSTOMERS, out);
                }
                previous = index;
            }
        }

        private void inPeriod(Occasion occasion, int index, boolean firstOfPeriod, Points out) {
            if (firstOfPeriod) {
                add(index, CohortMeasures.BOUNDED_RETAINED, 1, out);
            }
            add(index, CohortMeasures.ORDERS, occasion.orders(), out);
            MoneyParts.add(out, startDay, measure(index, CohortMeasures.REVENUE), occasion.revenue());
        }

        /** Adds 1 to the cells {@code first..last}, as far as there are such. */
        private void addRange(int first, int last, int figure, Points out) {
            if (first <= Math.min(last, lastIndex)) {
                add(first, figure, 1, out);
                if (last < lastIndex) {
                    add(last + 1, figure, -1, out);
                }
            }
        }

        void add(int index, int figure, long amount, Points out) {
            out.add(startDay, measure(index, figure), amount);
        }

        private int measure(int index, int figure) {
            return CohortMeasures.of(kind, periods.grain(), index, figure);
        }

        /** The index of an occasion's period; -1 stands for all before the cohort's own. */
        private int index(Occasion occasion) {
            return Math.max(-1, periods.number(occasion.day()) - cohort);
        }
    }
}
