package io.tideline.kpi;

import io.tideline.calendar.Window;
import io.tideline.delta.Changed;
import io.tideline.delta.Contribution;
import io.tideline.delta.MoneyParts;
import io.tideline.delta.Points;
import io.tideline.ledger.History;
import io.tideline.ledger.Occasion;
import io.tideline.ledger.Refund;
import java.util.List;

/**
 * What one customer's history adds to the KPIs of each of its segments.
 *
 * <p>Most points hang on one occasion and the two before it, so that the difference of two histories is made of the
 * pieces around the occasions that differ: an order at the end costs the same however long the history is. What hangs
 * on more (who came back) is compared as a whole; few customers have any.
 *
 * <p>Below, p, q, r are occasions in a row, f is the first day, A the activity window: an occasion on p keeps its
 * customer active on p..p+A-1. Remembers what it computed of days, so confined to one thread.
 */
public final class KpiContribution implements Contribution {
    /** A piece hangs on an occasion and the two before it. */
    private static final int LOOK_BACK = 2;

    private final SeenUntil seenUntil;
    private final WindowBundles bundles;
    private final int activityDays;

    /**
     * Contributions under a shop's definitions.
     *
     * @param windows those of {@link Window#all}
     * @param activityWindowDays A, at least 1
     */
    public KpiContribution(List<Window> windows, int activityWindowDays) {
        if (windows.size() != MeasureNumbers.WINDOWS) {
            throw new IllegalArgumentException(
                    "there must be " + MeasureNumbers.WINDOWS + " windows, were " + windows.size());
        }
        this.seenUntil = new SeenUntil(windows);
        this.bundles = new WindowBundles(seenUntil);
        this.activityDays = activityWindowDays;
    }

    @Override
    public void whole(History history, Points out) {
        signup(history, out);
        refunds(history, out);
        pieces(history, 0, history.occasions().size(), out);
        returns(history, out);
    }

    @Override
    public void difference(History before, History after, Points out) {
        Points minus = out.times(-1);
        if (!before.signupDay().equals(after.signupDay())) {
            signup(before, minus);
            signup(after, out);
        }
        if (!before.refunds().equals(after.refunds())) {
            refunds(before, minus);
            refunds(after, out);
        }
        Changed changed = changed(before, after);
        if (!changed.isEmpty()) {
            pieces(before, changed.from(), changed.beforeEnd(), minus);
            pieces(after, changed.from(), changed.afterEnd(), out);
            returns(before, minus);
            returns(after, out);
        }
    }

    /** The occasions whose pieces differ; many pieces also hang on the first one. */
    private static Changed changed(History before, History after) {
        Changed changed = Changed.between(before.occasions(), after.occasions(), LOOK_BACK);
        boolean sameFirstOrder = before.firstOrderRevenue().equals(after.firstOrderRevenue());
        return sameFirstOrder && (changed.isEmpty() || changed.from() > 0)
                ? changed
                : Changed.everything(before.occasions(), after.occasions());
    }

    private static void signup(History history, Points out) {
        history.signupDay().ifPresent(day -> out.add(day, Measure.SIGNUPS.number(), 1));
    }

    private static void refunds(History history, Points out) {
        for (Refund refund : history.refunds()) {
            MoneyParts.add(out, refund.day(), Measure.REFUNDS.number(), refund.amount());
        }
    }

    /** The pieces that hang on the occasions {@code from..end-1}, and the end of activity if {@code end} is the end. */
    private void pieces(History history, int from, int end, Points out) {
        List<Occasion> occasions = history.occasions();
        for (int i = from; i < end; i++) {
            occasion(occasions.get(i), out);
            if (i == 0) {
                first(history, out);
            } else {
                link(
                        occasions.get(0).day(),
                        occasions.get(i - 1).day(),
                        occasions.get(i).day(),
                        out);
            }
            if (i == 1) {
                second(occasions.get(0).day(), occasions.get(1).day(), out);
            } else if (i > 1) {
                triple(occasions.get(i - 2).day(), occasions.get(i).day(), out);
            }
        }
        if (end == occasions.size() && end > 0) {
            int pause = occasions.get(end - 1).day() + activityDays;
            out.add(pause, Measure.CHURN_EVENTS.number(), 1);
            ranges(pause, occasions.get(0).day(), Measure.NEW_LAPSED, out);
        }
    }

    private static void occasion(Occasion occasion, Points out) {
        int day = occasion.day();
        out.add(day, Measure.OCCASIONS.number(), 1);
        out.add(day, Measure.ORDERS.number(), occasion.orders());
        if (occasion.ordersWithoutRate() > 0) {
            out.add(day, Measure.ORDERS_WITHOUT_RATE.number(), occasion.ordersWithoutRate());
        }
        MoneyParts.add(out, day, Measure.REVENUE.number(), occasion.revenue());
    }

    private static void first(History history, Points out) {
        int day = history.occasions().get(0).day();
        out.add(day, Measure.NEW_CUSTOMERS.number(), 1);
        MoneyParts.add(out, day, Measure.FIRST_ORDER_REVENUE.number(), history.firstOrderRevenue());
    }

    private void link(int f, int p, int q, Points out) {
        out.add(q, Measures.GAP + q - p, 1);
        if (isInactiveBetween(p, q)) {
            out.add(p + activityDays, Measure.CHURN_EVENTS.number(), 1);
            out.add(q, Measure.REACTIVATION_EVENTS.number(), 1);
            lapsed(f, p + activityDays, q - 1, out);
        }
        ranges(q, p, Measure.PAIRS, out);
    }

    /** A measure of each window, over the days from {@code first} on that still see {@code seen}. */
    private void ranges(int first, int seen, Measure kind, Points out) {
        int seeing = seenUntil.windowsOn(first, seen);
        if (seeing != 0) {
            out.addBundle(first, bundles.beginning(kind, seeing), 1);
            out.addBundle(seen, bundles.endOfSight(kind, seeing), -1);
        }
    }

    private void second(int f, int q, Points out) {
        for (int bucket = 0; bucket < Measures.REORDER_DAYS.length; bucket++) {
            if (q - f <= Measures.REORDER_DAYS[bucket]) {
                out.add(f, Measure.REORDERED_30.number() + bucket, 1);
                break;
            }
        }
        ranges(q, f, Measure.FIRST_PAIRS, out);
    }

    private void triple(int p, int r, Points out) {
        ranges(r, p, Measure.TRIPLES, out);
    }

    /** Who came back: hangs on all the spells of activity that a window sees after a pause. */
    private void returns(History history, Points out) {
        List<Occasion> occasions = history.occasions();
        for (int i = 1; i < occasions.size(); i++) {
            if (isInactiveBetween(occasions.get(i - 1).day(), occasions.get(i).day())) {
                for (int w = 0; w < MeasureNumbers.WINDOWS; w++) {
                    returned(occasions, i, w, out);
                }
            }
        }
    }

    /** Inactive on {@code from..to} and then back, while the window still sees the first day. */
    private void lapsed(int f, int from, int to, Points out) {
        int[] until = seenUntil.of(f);
        for (int w = 0; w < until.length; w++) {
            out.addRange(from, Math.min(to, until[w]), Measure.NEW_LAPSED.number(w));
        }
    }

    /**
     * The active days whose window begins right after a day of the pause that ends with occasion {@code i}: with the
     * pause u..v, these are the active days after {@code lastSeeing(u)} up to {@code lastSeeing(v + 1)}.
     */
    private void returned(List<Occasion> occasions, int i, int w, Points out) {
        int first = seenUntil.of(occasions.get(i - 1).day() + activityDays)[w] + 1;
        int last = seenUntil.of(occasions.get(i).day())[w];
        for (int j = i; j < occasions.size() && occasions.get(j).day() <= last; j++) {
            int p = occasions.get(j).day();
            int end = p + activityDays - 1;
            if (j + 1 < occasions.size()) {
                end = Math.min(end, occasions.get(j + 1).day() - 1);
            }
            out.addRange(Math.max(p, first), Math.min(end, last), Measure.REACTIVATED_CUSTOMERS.number(w));
        }
    }

    private boolean isInactiveBetween(int p, int q) {
        return q - p > activityDays;
    }
}
