package io.tideline.risk.assess;

import io.tideline.risk.model.CustomerHistory;
import io.tideline.risk.model.Setback;
import io.tideline.risk.model.SpendDay;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.ToDoubleFunction;

/** Finds the reasons why one customer may be lost on one day. */
public final class Reasons {
    /** How many days a refund or a cancellation is recent. */
    static final int RECENT_DAYS = 60;
    /** A spend or a gap is falling or slowing from this ratio on; below it is noise. */
    private static final double NOTABLE_RATIO = 1.25;
    /** Occasions, or gaps, on each side of a comparison. */
    private static final int LATEST_OCCASIONS = 2;

    private static final int MIN_OCCASIONS_FOR_TREND = 4;
    private static final int MIN_OCCASIONS_FOR_DISCOUNTS = 3;
    private static final double DISCOUNT_STRENGTH = 0.25;

    private final CustomerHistory history;
    private final double gapDays;
    private final double today;

    private Reasons(CustomerHistory history, double gapDays) {
        this.history = history;
        this.gapDays = gapDays;
        this.today = history.lastDay() + gapDays;
    }

    /**
     * The reasons that apply, strongest first, at most one of each code.
     *
     * @param gapDays days since the last occasion, 0 or more; setbacks after that day are ignored
     * @param daysToSecondOrder median time to a second order of those who stay, above 0
     * @param activityWindowDays how long an occasion keeps a customer active
     */
    public static List<Reason> of(
            CustomerHistory history, double gapDays, double daysToSecondOrder, int activityWindowDays) {
        Reasons reasons = new Reasons(history, gapDays);
        List<Reason> found = new ArrayList<>();
        reasons.silence(daysToSecondOrder).ifPresent(found::add);
        reasons.inactive(activityWindowDays).ifPresent(found::add);
        reasons.slowingRhythm().ifPresent(found::add);
        reasons.fallingSpend().ifPresent(found::add);
        reasons.refund().ifPresent(found::add);
        reasons.cancellation().ifPresent(found::add);
        reasons.discountsOnly().ifPresent(found::add);
        found.sort(Comparator.comparingDouble(Reason::strength).reversed().thenComparing(Reason::code));
        return List.copyOf(found);
    }

    private Optional<Reason> silence(double daysToSecondOrder) {
        if (history.typicalGapDays().isPresent()) {
            return ratio(ReasonCode.OVERDUE, gapDays, history.typicalGapDays().getAsDouble(), 1);
        }
        double strength = Math.log1p(gapDays / daysToSecondOrder);
        return reason(ReasonCode.SINGLE_PURCHASE, gapDays, daysToSecondOrder, strength);
    }

    private Optional<Reason> inactive(int activityWindowDays) {
        return gapDays >= activityWindowDays
                ? reason(ReasonCode.INACTIVE, gapDays, activityWindowDays, Math.log1p(gapDays / activityWindowDays))
                : Optional.empty();
    }

    private Optional<Reason> slowingRhythm() {
        if (history.recent().size() < MIN_OCCASIONS_FOR_TREND) {
            return Optional.empty();
        }
        double[] gaps = history.recentGapDays();
        double earlier = 0;
        for (int i = 0; i < gaps.length - 1; i++) {
            earlier += gaps[i] / (gaps.length - 1);
        }
        return ratio(ReasonCode.SLOWING_RHYTHM, gaps[gaps.length - 1], earlier, NOTABLE_RATIO);
    }

    private Optional<Reason> fallingSpend() {
        List<SpendDay> recent = history.recent();
        if (recent.size() < MIN_OCCASIONS_FOR_TREND) {
            return Optional.empty();
        }
        int split = recent.size() - LATEST_OCCASIONS;
        double earlier = mean(recent.subList(0, split), SpendDay::spend);
        double latest = mean(recent.subList(split, recent.size()), SpendDay::spend);
        // A fall to nothing has no ratio: it counts as one to a hundredth.
        double strength = earlier > 0 ? Math.log(earlier / Math.max(latest, earlier / 100)) : 0;
        return strength >= Math.log(NOTABLE_RATIO)
                ? reason(ReasonCode.FALLING_SPEND, latest, earlier, strength)
                : Optional.empty();
    }

    private Optional<Reason> refund() {
        double amount = 0;
        double faded = 0;
        List<Setback> refunds = recent(Setback.Kind.REFUND);
        for (Setback setback : refunds) {
            amount += setback.amount();
            faded += setback.amount() * freshness(setback);
        }
        // What was given back is no longer in the spend.
        double usual = history.meanSpend() + amount / history.occasions();
        return usual > 0
                ? setback(ReasonCode.RECENT_REFUND, amount, usual, refunds, Math.log1p(faded / usual))
                : Optional.empty();
    }

    private Optional<Reason> cancellation() {
        List<Setback> cancellations = recent(Setback.Kind.CANCELLATION);
        double faded = cancellations.stream().mapToDouble(this::freshness).sum();
        return setback(
                ReasonCode.RECENT_CANCELLATION,
                cancellations.size(),
                history.occasions(),
                cancellations,
                Math.log1p(faded));
    }

    private Optional<Reason> setback(
            ReasonCode code, double observed, double usual, List<Setback> oldestFirst, double strength) {
        if (!(strength > 0)) {
            return Optional.empty();
        }
        double daysAgo = today - oldestFirst.get(oldestFirst.size() - 1).day();
        return Optional.of(new Reason(code, observed, usual, oldestFirst.size(), daysAgo, strength));
    }

    private Optional<Reason> discountsOnly() {
        boolean always = history.recent().size() >= MIN_OCCASIONS_FOR_DISCOUNTS
                && history.recent().stream().allMatch(SpendDay::discounted);
        int occasions = history.recent().size();
        return always
                ? Optional.of(new Reason(ReasonCode.DISCOUNTS_ONLY, 1, 1, occasions, 0, DISCOUNT_STRENGTH))
                : Optional.empty();
    }

    private List<Setback> recent(Setback.Kind kind) {
        return history.setbacks().stream()
                .filter(setback -> setback.kind() == kind && setback.day() <= today && freshness(setback) > 0)
                .toList();
    }

    /** 1 on the day itself, 0 when it is no longer recent. */
    private double freshness(Setback setback) {
        return Math.min(1, 1 - (today - setback.day()) / RECENT_DAYS);
    }

    private static double mean(List<SpendDay> occasions, ToDoubleFunction<SpendDay> number) {
        return occasions.stream().mapToDouble(number).average().orElse(0);
    }

    private static Optional<Reason> ratio(ReasonCode code, double observed, double usual, double notable) {
        boolean applies = usual > 0 && observed > usual * notable;
        return applies ? reason(code, observed, usual, Math.log(observed / usual)) : Optional.empty();
    }

    private static Optional<Reason> reason(ReasonCode code, double observed, double usual, double strength) {
        return strength > 0 ? Optional.of(new Reason(code, observed, usual, strength)) : Optional.empty();
    }
}
