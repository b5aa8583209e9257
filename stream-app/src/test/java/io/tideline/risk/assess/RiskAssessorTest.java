package io.tideline.risk.assess;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.tideline.risk.PublishedModels;
import io.tideline.risk.model.CustomerHistory;
import io.tideline.risk.model.RiskModel;
import io.tideline.risk.score.CombinedScore;
import io.tideline.risk.spend.GammaGamma;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RiskAssessorTest {
    private static final RiskModel MODEL =
            new RiskModel(PublishedModels.MBG.inFinerUnits(7), Optional.of(PublishedModels.GAMMA_GAMMA));
    private final RiskAssessor assessor = new RiskAssessor(Optional.of(MODEL), RiskRules.DEFAULT);
    private final RiskAssessor recency = new RiskAssessor(Optional.empty(), RiskRules.DEFAULT);

    @Test
    void silence_lowersEveryFigure_andRaisesTheRisk() {
        CustomerHistory customer = ReasonsTest.every(20, 30, 30, 30);
        Outlook fresh = assessor.assess(customer, 0).outlook().orElseThrow();
        Outlook silent = assessor.assess(customer, 60).outlook().orElseThrow();
        assertThat(fresh.valueAtRisk()).isCloseTo(fresh.risk() * fresh.year().revenue(), within(1e-9));
        assertThat(silent.probabilityOfOrder()).isLessThan(fresh.probabilityOfOrder());
        assertThat(silent.quarter().orders()).isLessThan(fresh.quarter().orders());
        assertThat(silent.year().revenue()).isLessThan(fresh.year().revenue());
        assertThat(silent.valueAtRisk()).isCloseTo(silent.risk() * fresh.year().revenue(), within(1e-9));
        assertThat(silent.daysToNextOrder()).isGreaterThan(fresh.daysToNextOrder());
    }

    @Test
    void revenue_isOrdersTimesSpend_discountedMonthByMonth() {
        CustomerHistory customer = ReasonsTest.every(20, 30, 30, 30);
        Outlook outlook = assessor.assess(customer, 5).outlook().orElseThrow();
        double spend = PublishedModels.GAMMA_GAMMA.expectedSpend(2, 30).orElseThrow();
        assertThat(outlook.year().revenue())
                .isEqualTo(
                        new DiscountedValue(365 / 12.0, 12, 0.01).of(MODEL.purchases(), customer.afterGap(5), spend));
        RiskRules undiscounted = RiskRules.of(90, 90, LevelBasis.RELATIVE, 0);
        Outlook whole = new RiskAssessor(Optional.of(MODEL), undiscounted)
                .assess(customer, 5)
                .outlook()
                .orElseThrow();
        assertThat(whole.quarter().revenue()).isCloseTo(whole.quarter().orders() * spend, within(1e-9));
        assertThat(outlook.quarter().revenue()).isLessThan(whole.quarter().revenue());
    }

    @Test
    void learnedScore_movesTheRisk_butNoLevel() {
        CombinedScore score = new CombinedScore(-1, Map.of());
        RiskModel corrected = new RiskModel(MODEL.purchases(), MODEL.spend(), score);
        RiskAssessor other = new RiskAssessor(Optional.of(corrected), RiskRules.DEFAULT);
        CustomerHistory customer = ReasonsTest.every(20, 30, 30, 30);
        assertThat(other.schedule(customer)).isEqualTo(assessor.schedule(customer));
        Outlook now = other.assess(customer, 10).outlook().orElseThrow();
        assertThat(now.probabilityOfOrder())
                .isEqualTo(score.probability(MODEL.purchases(), customer.afterGap(10), 90))
                .isLessThan(
                        assessor.assess(customer, 10).outlook().orElseThrow().probabilityOfOrder());
        assertThat(now.probabilityAlive()).isEqualTo(MODEL.purchases().probabilityAlive(customer.afterGap(10)));
    }

    @Test
    void levelAndNextLevel_comeFromTheSchedule() {
        CustomerHistory customer = ReasonsTest.every(20, 30, 30, 30);
        LevelSchedule schedule = assessor.schedule(customer);
        for (LevelStart start : schedule.starts()) {
            RiskAssessment assessment = assessor.assess(customer, start.gapDays());
            assertThat(assessment.level().level()).isEqualTo(start.level());
            assertThat(assessment.next()).isEqualTo(schedule.after(start.gapDays()));
        }
    }

    @Test
    void withoutAModel_thereAreLevelsAndReasonsButNoProbabilities() {
        RiskAssessment assessment = recency.assess(ReasonsTest.every(20, 30, 30, 30), 70);
        assertThat(assessment.outlook()).isEmpty();
        assertThat(assessment.level()).isEqualTo(new LevelStart(RiskLevel.AT_RISK, 67.5));
        assertThat(assessment.next()).contains(new LevelStart(RiskLevel.CHURNED, 90));
        assertThat(assessment.reasons()).extracting(Reason::code).containsExactly(ReasonCode.OVERDUE);
    }

    @Test
    void withoutASpendModel_theOwnMeanStandsIn() {
        CustomerHistory customer = ReasonsTest.every(20, 10, 40);
        assertThat(new RiskModel(MODEL.purchases(), Optional.empty()).expectedSpend(customer))
                .isEqualTo(25);
        GammaGamma withoutMean = new GammaGamma(2, 0.5, 10);
        assertThat(new RiskModel(MODEL.purchases(), Optional.of(withoutMean)).expectedSpend(ReasonsTest.every(1, 12)))
                .isEqualTo(12);
    }

    @ParameterizedTest
    @CsvSource({
        "HEALTHY, 1, 3, WELCOME",
        "HEALTHY, 1, 20, NONE",
        "HEALTHY, 3, 3, NONE",
        "HEALTHY, 5, 3, REWARD",
        "HEALTHY, 5, 20, NONE",
        "COOLING, 1, 30, SECOND_ORDER_OFFER",
        "AT_RISK, 1, 60, SECOND_ORDER_OFFER",
        "COOLING, 2, 30, REMINDER",
        "AT_RISK, 9, 60, REMINDER",
        "CRITICAL, 1, 80, WIN_BACK",
        "CHURNED, 9, 100, WIN_BACK",
    })
    void actionByLevelAndOccasions(RiskLevel level, int occasions, double gap, SuggestedAction expected) {
        assertThat(SuggestedAction.suggest(level, occasions, gap, List.of())).isEqualTo(expected);
        Reason refund = new Reason(ReasonCode.RECENT_REFUND, 5, 20, 0.2);
        assertThat(SuggestedAction.suggest(level, occasions, gap, List.of(refund)))
                .isEqualTo(SuggestedAction.SERVICE_RECOVERY);
    }
}
