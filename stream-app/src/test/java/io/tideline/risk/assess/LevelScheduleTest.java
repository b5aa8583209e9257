package io.tideline.risk.assess;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.tideline.risk.PublishedModels;
import io.tideline.risk.purchase.BetaGeometricNbd;
import io.tideline.risk.purchase.BuyingHistory;
import java.util.List;
import org.junit.jupiter.api.Test;

class LevelScheduleTest {
    private static final BetaGeometricNbd DAYS = PublishedModels.MBG.inFinerUnits(7);
    private static final List<RiskLevel> ALL = List.of(RiskLevel.values());
    private static final RiskRules LONG_WINDOW = RiskRules.of(90, 2000, LevelBasis.RELATIVE, 0.01);

    @Test
    void eachLevelBegins_whereTheOwnShareFallsThroughItsThreshold() {
        BuyingHistory history = new BuyingHistory(3, 120, 120);
        LevelSchedule schedule = LevelSchedule.ofModel(DAYS, history, LONG_WINDOW);
        double atOrder = DAYS.probabilityOfOrderWithin(history, 90);
        double[] shares = {0.75, 0.5, 0.25};
        assertThat(levels(schedule)).containsExactly(RiskLevel.values());
        for (int i = 0; i < shares.length; i++) {
            double gap = schedule.starts().get(i + 1).gapDays();
            assertThat(DAYS.probabilityOfOrderWithin(history.atGap(gap), 90))
                    .isCloseTo(shares[i] * atOrder, within(1e-12));
            assertThat(schedule.at(Math.nextDown(gap)).level()).isEqualTo(ALL.get(i));
            assertThat(schedule.at(gap).level()).isEqualTo(ALL.get(i + 1));
        }
    }

    @Test
    void activityWindowEndsEverything_onItsDay() {
        LevelSchedule schedule = LevelSchedule.ofModel(DAYS, new BuyingHistory(0, 0, 0), RiskRules.DEFAULT);
        assertThat(schedule.at(89.999).level()).isNotEqualTo(RiskLevel.CHURNED);
        assertThat(schedule.at(90)).isEqualTo(new LevelStart(RiskLevel.CHURNED, 90));
        assertThat(schedule.starts()).filteredOn(start -> start.gapDays() >= 90).hasSize(1);
        assertThat(schedule.after(90)).isEmpty();
        assertThat(schedule.after(0).orElseThrow()).isEqualTo(schedule.starts().get(1));
    }

    @Test
    void onAbsoluteBasis_aCustomerMayBeginBelowHealthy() {
        RiskRules absolute = RiskRules.of(90, 2000, LevelBasis.ABSOLUTE, 0.01);
        BuyingHistory once = new BuyingHistory(0, 0, 0);
        double atOrder = DAYS.probabilityOfOrderWithin(once, 90);
        assertThat(atOrder).isBetween(0.25, 0.5);
        LevelSchedule schedule = LevelSchedule.ofModel(DAYS, once, absolute);
        assertThat(levels(schedule)).containsExactly(RiskLevel.AT_RISK, RiskLevel.CRITICAL, RiskLevel.CHURNED);
        double gap = schedule.starts().get(1).gapDays();
        assertThat(DAYS.probabilityOfOrderWithin(once.atGap(gap), 90)).isCloseTo(0.25, within(1e-12));
    }

    @Test
    void withoutAModel_levelsFollowTheActivityWindow() {
        LevelSchedule schedule = LevelSchedule.ofRecency(45);
        assertThat(schedule.starts())
                .containsExactly(
                        new LevelStart(RiskLevel.HEALTHY, 0),
                        new LevelStart(RiskLevel.COOLING, 22.5),
                        new LevelStart(RiskLevel.AT_RISK, 33.75),
                        new LevelStart(RiskLevel.CHURNED, 45));
    }

    @Test
    void levelsThatGoUp_areRefused() {
        assertThatThrownBy(() -> new LevelSchedule(
                        List.of(new LevelStart(RiskLevel.COOLING, 0), new LevelStart(RiskLevel.HEALTHY, 1))))
                .hasMessageStartingWith("levels must go down at growing gaps");
        assertThatThrownBy(() -> new RiskRules(90, 90, LevelBasis.RELATIVE, 0.5, 0.5, 0.25, 0.01))
                .hasMessageStartingWith("cooling must be from");
    }

    private static List<RiskLevel> levels(LevelSchedule schedule) {
        return schedule.starts().stream().map(LevelStart::level).toList();
    }
}
