package io.tideline.risk.assess;

import io.tideline.risk.model.CustomerHistory;
import io.tideline.risk.model.RiskModel;
import java.util.List;
import java.util.Optional;

/**
 * Assesses customers by a fitted model or, before there is one, by recency alone. Immutable; an assessment costs some
 * microseconds, most of it the expected orders.
 */
public final class RiskAssessor {
    private final Optional<RiskModel> model;
    private final RiskRules settings;

    /**
     * Makes an assessor.
     *
     * @param model the fitted model in days; empty for recency (model name RECENCY)
     */
    public RiskAssessor(Optional<RiskModel> model, RiskRules settings) {
        this.model = model;
        this.settings = settings;
    }

    /** All levels that a customer passes through until the next order; timers are set by them. */
    public LevelSchedule schedule(CustomerHistory customer) {
        return model.map(fitted -> LevelSchedule.ofModel(fitted.purchases(), customer.afterGap(0), settings))
                .orElseGet(() -> LevelSchedule.ofRecency(settings.activityWindowDays()));
    }

    /**
     * The risk of a customer.
     *
     * @param gapDays days since the last occasion, 0 or more: local days that are over and the part of today that is
     */
    public RiskAssessment assess(CustomerHistory customer, double gapDays) {
        return assess(customer, gapDays, schedule(customer));
    }

    /** The risk of a customer whose schedule is known. */
    public RiskAssessment assess(CustomerHistory customer, double gapDays, LevelSchedule schedule) {
        LevelStart level = schedule.at(gapDays);
        List<Reason> reasons = Reasons.of(customer, gapDays, daysToSecondOrder(), settings.activityWindowDays());
        return new RiskAssessment(
                level,
                schedule.after(gapDays),
                model.map(fitted -> Outlook.of(fitted, customer, gapDays, settings)),
                reasons,
                SuggestedAction.suggest(level.level(), customer.occasions(), gapDays, reasons));
    }

    private double daysToSecondOrder() {
        return model.map(RiskModel::daysToSecondOrder).orElse(settings.activityWindowDays() / 2.0);
    }
}
