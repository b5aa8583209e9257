package io.tideline.stream.ledger;

import io.tideline.contract.RiskOutput;
import io.tideline.customer.EmittedRisk;
import io.tideline.event.Money;
import io.tideline.ledger.History;
import io.tideline.risk.assess.RiskAssessment;
import io.tideline.risk.assess.RiskJudge;
import io.tideline.risk.assess.RiskLevel;
import io.tideline.stream.Observer;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Consumer;
import java.util.function.Supplier;

/**
 * Says how likely each customer is to be lost: on every event that changes the history, at the exact instant of every
 * change of level, and after a new model where it changes the level.
 *
 * <p>What time alone changes is said as of the instant at which it became so, whenever that is noticed.
 */
final class RiskWatch {
    private static final BigDecimal MOST = BigDecimal.valueOf(Long.MAX_VALUE / 2, Money.SCALE);

    private final Supplier<RiskJudge> judges;
    private final AtRiskList list;
    private final Observer observer;
    private final Consumer<RiskOutput> out;

    /**
     * A watch.
     *
     * @param judges gives the judge by the newest model
     */
    RiskWatch(Supplier<RiskJudge> judges, AtRiskList list, Observer observer, Consumer<RiskOutput> out) {
        this.judges = judges;
        this.list = list;
        this.observer = observer;
        this.out = out;
    }

    /**
     * What has been said of a customer, and when there will be more to say.
     *
     * @param told what has been said
     * @param nextAt when the next level begins by itself, in milliseconds since 1970
     */
    record Said(EmittedRisk told, OptionalLong nextAt) {}

    /** Says the risk after an event. */
    Said eventCame(String customerId, EmittedRisk told, History is, long now) {
        Optional<RiskJudge.Case> judged = judges.get().of(is);
        if (judged.isEmpty()) {
            EmittedRisk left = told.level().isEmpty() ? told : forget(customerId, told, now);
            return new Said(left, OptionalLong.empty());
        }
        return said(say(customerId, told, is, judged.get(), now), judged, now);
    }

    /** Says the levels that began by themselves since {@code toldAt}. */
    Said timePassed(String customerId, EmittedRisk told, long toldAt, History history, long now) {
        Optional<RiskJudge.Case> judged = judges.get().of(history);
        EmittedRisk last = told;
        if (judged.isPresent() && told.level().isPresent()) {
            for (RiskJudge.Turn turn : judged.get().turnsAfter(toldAt)) {
                if (turn.at() <= now
                        && !last.level().equals(Optional.of(turn.start().level()))) {
                    last = say(customerId, last, history, judged.get(), turn.at());
                }
            }
        }
        return said(last, judged, now);
    }

    /** Says the risk by a new model, if it is the first one or the level is another. */
    Said modelCame(String customerId, EmittedRisk told, History history, long now) {
        Optional<RiskJudge.Case> judged = judges.get().of(history);
        EmittedRisk last = told;
        if (judged.isPresent()) {
            Optional<RiskLevel> level = Optional.of(judged.get().levelAt(now));
            boolean isNews = told.modelVersion() == 0 || !told.level().equals(level);
            last = isNews ? say(customerId, told, history, judged.get(), now) : told;
        }
        return said(last, judged, now);
    }

    /** Takes back what was said. */
    EmittedRisk forget(String customerId, EmittedRisk told, long now) {
        unlist(customerId, told);
        out.accept(new RiskOutput(customerId, Optional.empty(), now));
        return EmittedRisk.NOTHING;
    }

    private static Said said(EmittedRisk told, Optional<RiskJudge.Case> judged, long now) {
        return new Said(told, judged.map(any -> any.nextAfter(now)).orElse(OptionalLong.empty()));
    }

    private EmittedRisk say(String customerId, EmittedRisk told, History history, RiskJudge.Case judged, long asOf) {
        RiskAssessment assessment = judged.at(asOf);
        RiskLevel level = assessment.level().level();
        RiskOutput.Risk risk = new RiskOutput.Risk(history, assessment, told.level(), judged.modelVersion());
        out.accept(new RiskOutput(customerId, Optional.of(risk), asOf));
        if (!told.level().equals(Optional.of(level))) {
            observer.riskLevelChanged(level);
        }
        unlist(customerId, told);
        return new EmittedRisk(Optional.of(level), judged.modelVersion(), listed(customerId, assessment));
    }

    private void unlist(String customerId, EmittedRisk told) {
        if (told.valueAtRisk() != EmittedRisk.UNLISTED) {
            list.remove(customerId, told.level().orElseThrow(), told.valueAtRisk());
        }
    }

    private long listed(String customerId, RiskAssessment assessment) {
        RiskLevel level = assessment.level().level();
        if (!list.lists(level) || assessment.outlook().isEmpty()) {
            return EmittedRisk.UNLISTED;
        }
        long value = BigDecimal.valueOf(assessment.outlook().get().valueAtRisk())
                .setScale(Money.SCALE, RoundingMode.HALF_EVEN)
                .min(MOST)
                .max(BigDecimal.ZERO.setScale(Money.SCALE))
                .unscaledValue()
                .longValueExact();
        list.put(customerId, level, value);
        return value;
    }
}
