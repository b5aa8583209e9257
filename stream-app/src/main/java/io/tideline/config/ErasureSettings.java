package io.tideline.config;

import io.tideline.config.format.ChoiceValue;
import io.tideline.config.format.NumberValue;
import io.tideline.customer.ErasureMode;
import java.util.List;
import org.apache.kafka.common.config.ConfigDef.Importance;

/**
 * The settings of erasure.
 *
 * @param mode what becomes of figures that already count the customer
 * @param guardDays days for which events from before the request are refused
 */
public record ErasureSettings(ErasureMode mode, int guardDays) {

    /** {@code erasure.mode}. */
    public static final Setting<ErasureMode> MODE = new Setting<>(
            "erasure.mode",
            SettingGroup.ERASURE,
            Importance.MEDIUM,
            "forget-person",
            ChoiceValue.oneOf(ErasureMode.class),
            "What becomes of published figures when a customer is erased: forget-person leaves them as they are,"
                    + " forget-all restates them without the customer.");

    /** {@code erasure.guard.days}. */
    public static final Setting<Integer> GUARD_DAYS = new Setting<>(
            "erasure.guard.days",
            SettingGroup.ERASURE,
            Importance.LOW,
            "30",
            NumberValue.wholeNumber(1, 3650),
            "For how many days after an erasure events from before it are refused, by a salted hash of the customer id"
                    + " that is then dropped too.");

    static final List<Setting<?>> ALL = List.of(MODE, GUARD_DAYS);

    static ErasureSettings from(SettingValues values) {
        return new ErasureSettings(values.get(MODE), values.get(GUARD_DAYS));
    }
}
