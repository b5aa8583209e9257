package io.tideline.contract;

import io.tideline.calendar.StoreCalendar;
import io.tideline.event.Money;
import io.tideline.ledger.History;
import io.tideline.ledger.Occasion;
import io.tideline.retention.ChurnRisk;
import io.tideline.retention.RiskReason;
import io.tideline.retention.RiskReasonType;
import io.tideline.retention.SuggestedAction;
import io.tideline.risk.assess.Gaps;
import io.tideline.risk.assess.LevelStart;
import io.tideline.risk.assess.Outlook;
import io.tideline.risk.assess.Reason;
import io.tideline.risk.assess.RiskAssessment;
import io.tideline.risk.assess.RiskLevel;
import io.tideline.risk.model.FittedModel;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/** Turns assessments of customers into records of the churn-risk topic. */
public final class RiskRecords {
    /** The next order is not expected later than in a hundred years. */
    private static final double MAX_DAYS_AHEAD = 36_525;

    private static final long DAY_MILLIS = TimeUnit.DAYS.toMillis(1);

    private final Gaps gaps;
    private final String currency;
    private final int horizonDays;

    /**
     * Records of a shop with that calendar and reporting currency.
     *
     * @param horizonDays the risk horizon
     */
    public RiskRecords(StoreCalendar calendar, String currency, int horizonDays) {
        this.gaps = new Gaps(calendar);
        this.currency = currency;
        this.horizonDays = horizonDays;
    }

    /**
     * The record of one customer.
     *
     * @param history what was assessed, with at least one occasion
     * @param assessment at the gap that {@code asOf} is
     * @param previousLevel the level before this one, if there was one
     * @param asOf event time for which the figures hold, in milliseconds since 1970
     * @param modelVersion of the fitted model, 1 or more; 0 while recency stands in
     */
    public ChurnRisk record(
            String customerId,
            History history,
            RiskAssessment assessment,
            Optional<RiskLevel> previousLevel,
            long asOf,
            long modelVersion) {
        Occasion last = history.occasions().get(history.occasions().size() - 1);
        ChurnRisk risk = new ChurnRisk();
        risk.setCustomerId(customerId);
        risk.setAsOf(Instant.ofEpochMilli(asOf));
        risk.setRiskHorizonDays(horizonDays);
        risk.setCurrency(currency);
        risk.setLastOrderAt(Instant.ofEpochMilli(last.lastAt()));
        risk.setOccasions(history.occasions().size());
        risk.setRevenue(history.revenue().amount());
        risk.setModel(modelVersion > 0 ? FittedModel.MBG_NBD : FittedModel.RECENCY);
        risk.setModelVersion(modelVersion);
        levels(last, assessment, previousLevel, risk);
        assessment.outlook().ifPresent(outlook -> outlook(outlook, asOf, risk));
        risk.setReasons(assessment.reasons().stream().map(RiskRecords::reason).toList());
        risk.setSuggestedAction(SuggestedAction.valueOf(assessment.action().name()));
        return risk;
    }

    private void levels(Occasion last, RiskAssessment assessment, Optional<RiskLevel> previousLevel, ChurnRisk risk) {
        risk.setLevel(level(assessment.level().level()));
        risk.setPreviousLevel(previousLevel.map(RiskRecords::level).orElse(null));
        risk.setEffectiveAt(Instant.ofEpochMilli(begins(last, assessment.level())));
        risk.setNextLevelAt(assessment
                .next()
                .map(next -> Instant.ofEpochMilli(begins(last, next)))
                .orElse(null));
    }

    /** When a level begins: not before the order that the days are counted from. */
    private long begins(Occasion last, LevelStart start) {
        return Math.max(last.firstAt(), gaps.instant(last.day(), start.gapDays()));
    }

    private static io.tideline.retention.RiskLevel level(RiskLevel level) {
        return io.tideline.retention.RiskLevel.valueOf(level.name());
    }

    private static void outlook(Outlook outlook, long asOf, ChurnRisk risk) {
        risk.setProbabilityAlive(outlook.probabilityAlive());
        risk.setProbabilityOfOrder(outlook.probabilityOfOrder());
        risk.setRisk(outlook.risk());
        double daysAhead = Math.min(MAX_DAYS_AHEAD, outlook.daysToNextOrder());
        risk.setExpectedNextOrderAt(Instant.ofEpochMilli(asOf + Math.round(daysAhead * DAY_MILLIS)));
        risk.setExpectedOrders90(outlook.quarter().orders());
        risk.setExpectedOrders365(outlook.year().orders());
        risk.setExpectedRevenue90(amount(outlook.quarter().revenue()));
        risk.setExpectedRevenue365(amount(outlook.year().revenue()));
        risk.setValueAtRisk(amount(outlook.valueAtRisk()));
    }

    private static RiskReason reason(Reason reason) {
        RiskReason record = new RiskReason();
        record.setWeight(-Math.expm1(-reason.strength()));
        switch (reason.code()) {
            case OVERDUE -> days(RiskReasonType.LONG_GAP, reason, record);
            case SINGLE_PURCHASE -> days(RiskReasonType.SINGLE_PURCHASE, reason, record);
            case SLOWING_RHYTHM -> days(RiskReasonType.SLOWING_RHYTHM, reason, record);
            case INACTIVE -> days(RiskReasonType.INACTIVE, reason, record);
            case FALLING_SPEND -> amounts(RiskReasonType.FALLING_SPEND, reason, record);
            case RECENT_REFUND -> {
                amounts(RiskReasonType.RECENT_REFUND, reason, record);
                happened(reason, record);
            }
            case RECENT_CANCELLATION -> {
                record.setType(RiskReasonType.RECENT_CANCELLATION);
                happened(reason, record);
            }
            case DISCOUNTS_ONLY -> {
                record.setType(RiskReasonType.DISCOUNTS_ONLY);
                record.setOccurrences(reason.occurrences());
            }
        }
        return record;
    }

    private static void days(RiskReasonType type, Reason reason, RiskReason record) {
        record.setType(type);
        record.setObservedDays(reason.observed());
        record.setTypicalDays(reason.usual());
    }

    private static void amounts(RiskReasonType type, Reason reason, RiskReason record) {
        record.setType(type);
        record.setObservedAmount(amount(reason.observed()));
        record.setTypicalAmount(amount(reason.usual()));
    }

    private static void happened(Reason reason, RiskReason record) {
        record.setObservedDays(reason.daysAgo());
        record.setOccurrences(reason.occurrences());
    }

    private static BigDecimal amount(double units) {
        return new BigDecimal(units).setScale(Money.SCALE, RoundingMode.HALF_EVEN);
    }
}
