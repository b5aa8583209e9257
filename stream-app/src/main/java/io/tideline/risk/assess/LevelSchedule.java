package io.tideline.risk.assess;

import io.tideline.risk.purchase.BetaGeometricNbd;
import io.tideline.risk.purchase.BuyingHistory;
import io.tideline.risk.purchase.Crossings;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * All risk levels that a customer will pass through until the next order, each with its beginning. They are known as soon
 * as the last order arrives.
 *
 * <p>The first begins with the order itself, at a gap of 0; levels go down only, begin at growing gaps, and the last is
 * CHURNED, at the end of the activity window.
 *
 * @param starts the levels, HEALTHY side first
 */
public record LevelSchedule(List<LevelStart> starts) {
    /** Shares of the activity window at which levels begin without a model. */
    private static final double RECENCY_COOLING = 0.5;

    private static final double RECENCY_AT_RISK = 0.75;

    public LevelSchedule {
        starts = List.copyOf(starts);
        if (starts.isEmpty() || starts.get(0).gapDays() != 0) {
            throw new IllegalArgumentException("a schedule must begin at a gap of 0, was " + starts);
        }
        for (int i = 1; i < starts.size(); i++) {
            LevelStart before = starts.get(i - 1);
            if (before.gapDays() >= starts.get(i).gapDays()
                    || before.level().compareTo(starts.get(i).level()) >= 0) {
                throw new IllegalArgumentException("levels must go down at growing gaps, were " + starts);
            }
        }
    }

    /**
     * The schedule by a fitted model: each level begins where P(order within the horizon), or its share of the value right
     * after the last order, falls through the threshold, to 1e-12 in probability.
     *
     * @param model in days
     * @param history in days; repeats and recency count, age is ignored
     */
    public static LevelSchedule ofModel(BetaGeometricNbd model, BuyingHistory history, RiskRules settings) {
        Crossings crossings = new Crossings(model);
        double whole = settings.basis() == LevelBasis.ABSOLUTE
                ? 1
                : model.probabilityOfOrderWithin(history.afterLastOrder(), settings.horizonDays());
        double[] thresholds = {settings.cooling(), settings.atRisk(), settings.critical()};
        RiskLevel[] levels = {RiskLevel.COOLING, RiskLevel.AT_RISK, RiskLevel.CRITICAL};
        List<LevelStart> starts = new ArrayList<>(List.of(new LevelStart(RiskLevel.HEALTHY, 0)));
        // What is not reached within the activity window need not be solved for.
        double atTheEnd =
                model.probabilityOfOrderWithin(history.atGap(settings.activityWindowDays()), settings.horizonDays());
        for (int i = 0; i < levels.length; i++) {
            double threshold = thresholds[i] * whole;
            if (threshold >= atTheEnd) {
                append(starts, levels[i], crossings.gapToOrderProbability(history, settings.horizonDays(), threshold));
            }
        }
        starts.removeIf(start -> start.gapDays() >= settings.activityWindowDays());
        starts.add(new LevelStart(RiskLevel.CHURNED, settings.activityWindowDays()));
        return new LevelSchedule(starts);
    }

    /**
     * The schedule before there is a model, by the gap as a share of the activity window: COOLING from half of it on,
     * AT_RISK from three quarters, CHURNED at its end.
     */
    public static LevelSchedule ofRecency(int activityWindowDays) {
        return new LevelSchedule(List.of(
                new LevelStart(RiskLevel.HEALTHY, 0),
                new LevelStart(RiskLevel.COOLING, RECENCY_COOLING * activityWindowDays),
                new LevelStart(RiskLevel.AT_RISK, RECENCY_AT_RISK * activityWindowDays),
                new LevelStart(RiskLevel.CHURNED, activityWindowDays)));
    }

    /** Adds a level; it replaces the level before if both begin at the same instant. */
    private static void append(List<LevelStart> starts, RiskLevel level, double gap) {
        LevelStart before = starts.get(starts.size() - 1);
        if (gap <= before.gapDays()) {
            starts.set(starts.size() - 1, new LevelStart(level, before.gapDays()));
        } else {
            starts.add(new LevelStart(level, gap));
        }
    }

    /** The level in force so many days after the last occasion, and when it began. */
    public LevelStart at(double gapDays) {
        LevelStart current = starts.get(0);
        for (LevelStart start : starts) {
            if (start.gapDays() <= gapDays) {
                current = start;
            }
        }
        return current;
    }

    /** The next level to begin after so many days without an occasion; empty once CHURNED. */
    public Optional<LevelStart> after(double gapDays) {
        return starts.stream().filter(start -> start.gapDays() > gapDays).findFirst();
    }
}
