package io.tideline.risk.assess;

import io.tideline.ledger.History;
import io.tideline.risk.model.CustomerHistories;
import io.tideline.risk.model.CustomerHistory;
import io.tideline.risk.model.FittedModel;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.Stream;

/**
 * Assesses histories by one version of the model. The stream and queries both use it, so that they agree. Immutable.
 */
public final class RiskJudge {
    private final Gaps gaps;
    private final RiskAssessor assessor;
    private final long modelVersion;

    /**
     * Makes a judge.
     *
     * @param model the fitted model; empty until there is one, when recency stands in
     */
    public RiskJudge(Optional<FittedModel> model, RiskRules settings, Gaps gaps) {
        this.gaps = gaps;
        this.assessor = new RiskAssessor(model.map(FittedModel::riskModel), settings);
        this.modelVersion = model.map(FittedModel::version).orElse(0L);
    }

    /** The version of the model; 0 for recency. */
    public long modelVersion() {
        return modelVersion;
    }

    /** The levels and the risk of a customer; empty for a customer without an occasion. */
    public Optional<Case> of(History history) {
        return CustomerHistories.of(history).map(Case::new);
    }

    /**
     * The beginning of a level by the passing of time.
     *
     * @param start the level
     * @param at when it begins, in milliseconds since 1970
     */
    public record Turn(LevelStart start, long at) {}

    /** A customer with all levels to come unless it orders. */
    public final class Case {
        private final CustomerHistory customer;
        private final LevelSchedule schedule;

        private Case(CustomerHistory customer) {
            this.customer = customer;
            this.schedule = assessor.schedule(customer);
        }

        /** The version of the model; 0 for recency. */
        public long modelVersion() {
            return modelVersion;
        }

        /** The risk at an instant, in milliseconds since 1970. */
        public RiskAssessment at(long epochMillis) {
            return assessor.assess(customer, gapDays(epochMillis), schedule);
        }

        /** The level at an instant, in milliseconds since 1970; it costs a fraction of the whole risk. */
        public RiskLevel levelAt(long epochMillis) {
            return schedule.at(gapDays(epochMillis)).level();
        }

        private double gapDays(long epochMillis) {
            return Math.max(0, gaps.days(customer.lastDay(), epochMillis));
        }

        /** The levels that begin after an instant unless the customer orders, in the order of time. */
        public List<Turn> turnsAfter(long epochMillis) {
            return turns(epochMillis).toList();
        }

        /** When the next level begins after an instant, in milliseconds since 1970; empty once CHURNED. */
        public OptionalLong nextAfter(long epochMillis) {
            return turns(epochMillis).mapToLong(Turn::at).findFirst();
        }

        private Stream<Turn> turns(long afterMillis) {
            return schedule.starts().stream()
                    .filter(start -> start.gapDays() > 0)
                    .map(start -> new Turn(start, gaps.instant(customer.lastDay(), start.gapDays())))
                    .filter(turn -> turn.at() > afterMillis);
        }
    }
}
