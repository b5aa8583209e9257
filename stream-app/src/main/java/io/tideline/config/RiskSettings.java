package io.tideline.config;

import io.tideline.config.format.ChoiceValue;
import io.tideline.config.format.DurationValue;
import io.tideline.config.format.NumberValue;
import io.tideline.risk.assess.LevelBasis;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.List;
import org.apache.kafka.common.config.ConfigDef.Importance;

/**
 * The settings of the churn-risk model and its levels.
 *
 * @param horizonDays days ahead within which the probability of an order is asked for
 * @param levelBasis what the thresholds of the levels are measured against
 * @param modelMinCustomers customers there must be before a model is fitted
 * @param modelRefitInterval event time between two fits
 * @param modelDiscountMonthly discount of future revenue for each month, from 0 to below 1
 */
public record RiskSettings(
        int horizonDays,
        LevelBasis levelBasis,
        int modelMinCustomers,
        Duration modelRefitInterval,
        BigDecimal modelDiscountMonthly) {

    /** {@code risk.horizon.days}. */
    public static final Setting<Integer> HORIZON_DAYS = new Setting<>(
            "risk.horizon.days",
            SettingGroup.RISK,
            Importance.MEDIUM,
            "90",
            NumberValue.wholeNumber(1, 3650),
            "How many days ahead the risk looks: risk is the probability that a customer does not order in them.");

    /** {@code risk.level.basis}. */
    public static final Setting<LevelBasis> LEVEL_BASIS = new Setting<>(
            "risk.level.basis",
            SettingGroup.RISK,
            Importance.LOW,
            "relative",
            ChoiceValue.oneOf(LevelBasis.class),
            "What the thresholds 0.75, 0.5 and 0.25 of the levels are measured against: relative is the customer's own"
                    + " probability of an order right after the last one, absolute is the probability itself.");

    /** {@code model.min.customers}. */
    public static final Setting<Integer> MODEL_MIN_CUSTOMERS = new Setting<>(
            "model.min.customers",
            SettingGroup.RISK,
            Importance.LOW,
            "500",
            NumberValue.wholeNumber(2, 1_000_000_000),
            "How many customers there must be before a model is fitted. Until then levels follow from the gap since"
                    + " the last order.");

    /** {@code model.refit.interval}. */
    public static final Setting<Duration> MODEL_REFIT_INTERVAL = new Setting<>(
            "model.refit.interval",
            SettingGroup.RISK,
            Importance.LOW,
            "7 d",
            DurationValue.duration(Duration.ofHours(1), Duration.ofDays(365)),
            "How much event time passes between two fits of the model.");

    /** {@code model.discount.monthly}. */
    public static final Setting<BigDecimal> MODEL_DISCOUNT_MONTHLY = new Setting<>(
            "model.discount.monthly",
            SettingGroup.RISK,
            Importance.LOW,
            "0.01",
            NumberValue.share(),
            "By how much revenue a month later counts less in the value of a customer; 0.01 is one percent a month.");

    static final List<Setting<?>> ALL =
            List.of(HORIZON_DAYS, LEVEL_BASIS, MODEL_MIN_CUSTOMERS, MODEL_REFIT_INTERVAL, MODEL_DISCOUNT_MONTHLY);

    static RiskSettings from(SettingValues values) {
        return new RiskSettings(
                values.get(HORIZON_DAYS),
                values.get(LEVEL_BASIS),
                values.get(MODEL_MIN_CUSTOMERS),
                values.get(MODEL_REFIT_INTERVAL),
                values.get(MODEL_DISCOUNT_MONTHLY));
    }
}
