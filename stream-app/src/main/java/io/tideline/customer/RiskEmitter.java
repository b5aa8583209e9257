package io.tideline.customer;

import io.tideline.event.Money;
import io.tideline.ledger.History;
import io.tideline.risk.assess.RiskAssessment;
import io.tideline.risk.assess.RiskJudge;
import io.tideline.risk.assess.RiskLevel;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * Decides what is emitted about a customer's risk: on every event that changes the history, at the exact instant of every
 * change of level, and after a new model where it changes the level.
 *
 * <p>What time alone changes is emitted as of the instant at which it became so, whenever that is noticed. Immutable.
 */
final class RiskEmitter {
    private static final BigDecimal MOST = BigDecimal.valueOf(Long.MAX_VALUE / 2, Money.SCALE);

    private final RiskJudge judge;

    /** An emitter by one version of the model. */
    RiskEmitter(RiskJudge judge) {
        this.judge = judge;
    }

    /**
     * What a step emits about the risk.
     *
     * @param rows the records, in the order in which they have to be sent
     * @param emitted what has been emitted with them
     * @param nextLevelAt when the next level begins by itself, in milliseconds since 1970
     */
    record Step(List<RiskEmission> rows, EmittedRisk emitted, OptionalLong nextLevelAt) {
        /** The step of a pipeline that publishes no risk. */
        static final Step NONE = new Step(List.of(), EmittedRisk.NOTHING, OptionalLong.empty());
    }

    /** Emits the levels that began before an event, and the risk after it. */
    Step afterEvent(EmittedState state, HistoryChange change, long now) {
        Pass pass = new Pass(state.risk());
        if (state.timerAt() <= now) { // Otherwise no level has begun by itself, and none need be looked for.
            judge.of(change.before())
                    .ifPresent(judged -> pass.levelsBegun(change.before(), judged, state.emittedUntil(), now));
        }
        Optional<RiskJudge.Case> judged = judge.of(change.after());
        if (judged.isPresent()) {
            pass.emit(change.after(), judged.get(), now);
        } else if (pass.emitted.level().isPresent()) {
            pass.withdraw(now);
        }
        return pass.step(judged, now);
    }

    /** Emits the levels that began by themselves since the last emission. */
    Step afterTime(EmittedState state, History history, long now) {
        Pass pass = new Pass(state.risk());
        Optional<RiskJudge.Case> judged = judge.of(history);
        judged.ifPresent(risk -> pass.levelsBegun(history, risk, state.emittedUntil(), now));
        return pass.step(judged, now);
    }

    /** Emits the levels that began, and the risk by a new model if it is the first one or the level is another. */
    Step afterModel(EmittedState state, History history, long now) {
        Pass pass = new Pass(state.risk());
        Optional<RiskJudge.Case> judged = judge.of(history);
        judged.ifPresent(risk -> {
            boolean isFirst = state.risk().modelVersion() == 0;
            if (!isFirst) {
                pass.levelsBegun(history, risk, state.emittedUntil(), now);
            }
            if (isFirst || !pass.isAt(risk.levelAt(now))) {
                pass.emit(history, risk, now);
            }
        });
        return pass.step(judged, now);
    }

    /** The pass over what has to be emitted in one step. */
    private static final class Pass {
        private final List<RiskEmission> rows = new ArrayList<>(1);
        private EmittedRisk emitted;

        Pass(EmittedRisk emitted) {
            this.emitted = emitted;
        }

        boolean isAt(RiskLevel level) {
            return emitted.level().equals(Optional.of(level));
        }

        void levelsBegun(History history, RiskJudge.Case judged, long afterMillis, long now) {
            if (emitted.level().isEmpty()) {
                return;
            }
            for (RiskJudge.Turn turn : judged.turnsAfter(afterMillis)) {
                if (turn.at() <= now && !isAt(turn.start().level())) {
                    emit(history, judged, turn.at());
                }
            }
        }

        void emit(History history, RiskJudge.Case judged, long asOf) {
            RiskRow row = new RiskRow(history, judged.at(asOf), emitted.level(), judged.modelVersion());
            rows.add(new RiskEmission(Optional.of(row), asOf));
            emitted = new EmittedRisk(Optional.of(row.level()), row.modelVersion(), valueAtRisk(row.assessment()));
        }

        void withdraw(long asOf) {
            rows.add(new RiskEmission(Optional.empty(), asOf));
            emitted = EmittedRisk.NOTHING;
        }

        Step step(Optional<RiskJudge.Case> judged, long now) {
            return new Step(
                    rows, emitted, judged.map(risk -> risk.nextAfter(now)).orElse(OptionalLong.empty()));
        }
    }

    /** The value under which a customer is listed, or {@link EmittedRisk#UNLISTED}. */
    private static long valueAtRisk(RiskAssessment assessment) {
        if (!assessment.level().level().isAtRisk() || assessment.outlook().isEmpty()) {
            return EmittedRisk.UNLISTED;
        }
        return BigDecimal.valueOf(assessment.outlook().get().valueAtRisk())
                .setScale(Money.SCALE, RoundingMode.HALF_EVEN)
                .min(MOST)
                .max(BigDecimal.ZERO.setScale(Money.SCALE))
                .unscaledValue()
                .longValueExact();
    }
}
