package io.tideline.config;

import io.tideline.config.format.ChoiceValue;
import io.tideline.config.format.StoreValue;
import io.tideline.ledger.RefundAmounts;
import java.math.BigDecimal;
import java.time.DayOfWeek;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import org.apache.kafka.common.config.ConfigDef.Importance;

/**
 * The settings of the shop whose orders are counted.
 *
 * @param timeZone the zone in which a day begins and ends
 * @param currency ISO 4217 code of the currency of all published money
 * @param weekStart the first day of the calendar weeks
 * @param countZeroTotalOrders whether an order with a total of zero is valid
 * @param refundAmounts what the amounts of refunds are
 * @param fxRates units of {@code currency} for one unit of the currency that is the key; immutable, sorted by code
 */
public record StoreSettings(
        ZoneId timeZone,
        String currency,
        DayOfWeek weekStart,
        boolean countZeroTotalOrders,
        RefundAmounts refundAmounts,
        Map<String, BigDecimal> fxRates) {

    /** {@code store.time.zone}. */
    public static final Setting<ZoneId> TIME_ZONE = new Setting<>(
            "store.time.zone",
            SettingGroup.STORE,
            Importance.HIGH,
            "UTC",
            StoreValue.zone(),
            "The zone in which a day of the shop begins and ends, daylight saving included. Changing it means counting"
                    + " again from the first event.");

    /** {@code store.currency}. */
    public static final Setting<String> CURRENCY = new Setting<>(
            "store.currency",
            SettingGroup.STORE,
            Importance.HIGH,
            "EUR",
            StoreValue.currency(),
            "The currency of all published money. Orders in other currencies are converted with fx.rates; one without"
                    + " a rate is counted, adds nothing to money and shows in ordersWithoutRate. Changing it means"
                    + " counting again from the first event.");

    /** {@code store.week.start}. */
    public static final Setting<DayOfWeek> WEEK_START = new Setting<>(
            "store.week.start",
            SettingGroup.STORE,
            Importance.LOW,
            "monday",
            ChoiceValue.oneOf(DayOfWeek.class),
            "The first day of the calendar weeks in windows and cohorts. Monday makes them ISO weeks. Changing it means"
                    + " counting again from the first event.");

    /** {@code count.zero.total.orders}. */
    public static final Setting<Boolean> COUNT_ZERO_TOTAL_ORDERS = new Setting<>(
            "count.zero.total.orders",
            SettingGroup.STORE,
            Importance.LOW,
            "false",
            ChoiceValue.flag(),
            "Whether an order with a total of zero is a valid order. Free samples and replacements usually are not."
                    + " Changing it means counting again from the first event.");

    /** {@code refund.amounts}. */
    public static final Setting<RefundAmounts> REFUND_AMOUNTS = new Setting<>(
            "refund.amounts",
            SettingGroup.STORE,
            Importance.MEDIUM,
            "gross",
            ChoiceValue.oneOf(RefundAmounts.class),
            "What the amount of a refund is. gross: what the customer got back, tax and shipping included, so that the"
                    + " order loses the same share of its revenue. net: revenue, which comes off as it is. Changing it"
                    + " means counting again from the first event.");

    /** {@code fx.rates}. */
    public static final Setting<Map<String, BigDecimal>> FX_RATES = new Setting<>(
            "fx.rates",
            SettingGroup.STORE,
            Importance.MEDIUM,
            "",
            StoreValue.rates(),
            "Fixed exchange rates: how many units of store.currency one unit of each other currency is worth."
                    + " Amounts are converted one by one, to four decimals, half to even. Changing them means counting"
                    + " again from the first event.");

    static final List<Setting<?>> ALL =
            List.of(TIME_ZONE, CURRENCY, WEEK_START, COUNT_ZERO_TOTAL_ORDERS, REFUND_AMOUNTS, FX_RATES);

    static StoreSettings from(SettingValues values) {
        return new StoreSettings(
                values.get(TIME_ZONE),
                values.get(CURRENCY),
                values.get(WEEK_START),
                values.get(COUNT_ZERO_TOTAL_ORDERS),
                values.get(REFUND_AMOUNTS),
                values.get(FX_RATES));
    }
}
