package io.tideline.contract;

import static org.assertj.core.api.Assertions.assertThat;

import io.tideline.calendar.StoreCalendar;
import io.tideline.event.Money;
import io.tideline.event.Sample;
import io.tideline.ledger.Exchange;
import io.tideline.ledger.History;
import io.tideline.ledger.Ledger;
import io.tideline.ledger.Ledgers;
import io.tideline.ledger.RefundAmounts;
import io.tideline.ledger.Rules;
import io.tideline.retention.ChurnRisk;
import io.tideline.retention.RiskReason;
import io.tideline.retention.RiskReasonType;
import io.tideline.risk.assess.Gaps;
import io.tideline.risk.assess.Reason;
import io.tideline.risk.assess.ReasonCode;
import io.tideline.risk.assess.RiskAssessment;
import io.tideline.risk.assess.RiskAssessor;
import io.tideline.risk.assess.RiskLevel;
import io.tideline.risk.assess.RiskRules;
import io.tideline.risk.model.CustomerHistories;
import io.tideline.risk.model.RiskModel;
import io.tideline.risk.purchase.BetaGeometricNbd;
import io.tideline.risk.purchase.DropoutRule;
import io.tideline.risk.spend.GammaGamma;
import java.io.IOException;
import java.math.BigDecimal;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.ZoneId;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class RiskRecordsTest {
    private static final StoreCalendar CALENDAR = new StoreCalendar(ZoneId.of("America/New_York"), DayOfWeek.MONDAY);
    private static final Rules RULES =
            new Rules(CALENDAR, 90, new Exchange("EUR", Map.of()), false, RefundAmounts.GROSS, List.of());
    private static final RiskModel MODEL = new RiskModel(
            new BetaGeometricNbd(0.52, 43.3, 0.89, 1.61, DropoutRule.AFTER_EVERY_ORDER),
            Optional.of(new GammaGamma(6.25, 3.74, 15.44)));
    private static final History HISTORY = History.of(
            Ledgers.of(
                    Sample.order("c1", "o1", Sample.millis("2026-01-05T15:00:00Z"), "40"),
                    Sample.order("c1", "o2", Sample.millis("2026-02-01T18:30:00Z"), "25.5"),
                    Sample.order("c1", "o3", Sample.millis("2026-02-01T20:30:00Z"), "10"),
                    Sample.refund("c1", "o2", "2026-02-20T18:30:00Z", "5.5")),
            RULES);
    private final RiskRecords records = new RiskRecords(CALENDAR, "EUR", 90);

    @Test
    void scoredCustomer_hasEveryFigure_andSurvivesItsBytes() throws IOException {
        ChurnRisk risk = record(Optional.of(MODEL), "2026-03-20T12:00:00Z");
        // Lists of records with decimals in unions cannot be compared by Avro's equals.
        assertThat(ChurnRisk.fromByteBuffer(risk.toByteBuffer())).hasToString(risk.toString());
        assertThat(risk.getRevenue()).isEqualTo(new BigDecimal("70.0000"));
        assertThat(risk.getOccasions()).isEqualTo(2);
        assertThat(risk.getLastOrderAt()).isEqualTo(Instant.parse("2026-02-01T20:30:00Z"));
        assertThat(risk.getRisk()).isEqualTo(1 - risk.getProbabilityOfOrder());
        assertThat(risk.getExpectedNextOrderAt()).isAfter(risk.getAsOf());
        assertThat(risk.getExpectedRevenue90().scale()).isEqualTo(4);
        assertThat(risk.getExpectedOrders90()).isBetween(0.0, risk.getExpectedOrders365());
        assertThat(risk.getPreviousLevel()).isEqualTo(io.tideline.retention.RiskLevel.HEALTHY);
        assertThat(risk.getEffectiveAt()).isBeforeOrEqualTo(risk.getAsOf());
        assertThat(risk.getNextLevelAt()).isAfter(risk.getAsOf());
        assertThat(risk.getModel()).isEqualTo("MBG_NBD");
        RiskReason refund = risk.getReasons().stream()
                .filter(reason -> reason.getType() == RiskReasonType.RECENT_REFUND)
                .findFirst()
                .orElseThrow();
        assertThat(refund.getObservedAmount()).isEqualTo(new BigDecimal("5.5000"));
        assertThat(refund.getOccurrences()).isEqualTo(1);
        assertThat(refund.getObservedDays()).isBetween(27.0, 29.0);
    }

    @Test
    void withoutAModel_thereAreLevelsAtWholeDays_andNoProbability() {
        ChurnRisk risk = record(Optional.empty(), "2026-03-20T12:00:00Z");
        assertThat(risk.getModel()).isEqualTo("RECENCY");
        assertThat(risk.getModelVersion()).isZero();
        assertThat(risk.getRisk()).isNull();
        assertThat(risk.getExpectedRevenue90()).isNull();
        assertThat(risk.getEffectiveAt()).isEqualTo(Instant.parse("2026-03-18T04:00:00Z"));
        assertThat(risk.getNextLevelAt()).isEqualTo(Instant.parse("2026-04-09T16:00:00Z"));
        ChurnRisk churned = record(Optional.empty(), "2026-05-20T12:00:00Z");
        assertThat(churned.getEffectiveAt()).isEqualTo(Instant.ofEpochMilli(CALENDAR.startMillis(dayOfLast() + 90)));
        assertThat(churned.getNextLevelAt()).isNull();
    }

    @Test
    void levelOfAFreshOrder_beginsWithTheFirstOrderOfItsDay() {
        ChurnRisk risk = record(Optional.of(MODEL), "2026-02-01T20:30:00Z");
        assertThat(risk.getLevel()).isEqualTo(io.tideline.retention.RiskLevel.HEALTHY);
        assertThat(risk.getEffectiveAt()).isEqualTo(Instant.parse("2026-02-01T18:30:00Z"));
    }

    @Test
    void everyReason_hasATypeOfItsOwn_andAWeightBelowOne() {
        List<Reason> reasons = EnumSet.allOf(ReasonCode.class).stream()
                .map(code -> new Reason(code, 2, 1, 3, 4, Math.log(2)))
                .toList();
        RiskAssessment assessment = assess(Optional.of(MODEL), Sample.millis("2026-03-20T12:00:00Z"));
        ChurnRisk risk = records.record(
                "c1",
                HISTORY,
                new RiskAssessment(
                        assessment.level(), assessment.next(), assessment.outlook(), reasons, assessment.action()),
                Optional.empty(),
                Sample.millis("2026-03-20T12:00:00Z"),
                3);
        Set<RiskReasonType> types =
                risk.getReasons().stream().map(RiskReason::getType).collect(Collectors.toSet());
        assertThat(types).hasSize(ReasonCode.values().length).doesNotContain(RiskReasonType.UNKNOWN);
        assertThat(risk.getReasons())
                .allSatisfy(reason -> assertThat(reason.getWeight()).isBetween(0.499, 0.501));
    }

    @Test
    void moneyOfRecords_isRoundedHalfToEven_andItsSumIsTheLedgers() {
        assertThat(HISTORY.revenue()).isEqualTo(Money.of("70"));
        assertThat(History.of(Ledger.EMPTY, RULES).revenue()).isEqualTo(Money.ZERO);
    }

    private ChurnRisk record(Optional<RiskModel> model, String asOf) {
        return records.record(
                "c1",
                HISTORY,
                assess(model, Sample.millis(asOf)),
                Optional.of(RiskLevel.HEALTHY),
                Sample.millis(asOf),
                model.isPresent() ? 3 : 0);
    }

    private static RiskAssessment assess(Optional<RiskModel> model, long asOf) {
        return new RiskAssessor(model, RiskRules.DEFAULT)
                .assess(CustomerHistories.of(HISTORY).orElseThrow(), new Gaps(CALENDAR).days(dayOfLast(), asOf));
    }

    private static int dayOfLast() {
        return HISTORY.occasions().get(HISTORY.occasions().size() - 1).day();
    }
}
