package io.tideline.config;

import io.tideline.config.format.ChoiceValue;
import io.tideline.config.format.DurationValue;
import io.tideline.config.format.NumberValue;
import io.tideline.finality.ClockMode;
import java.time.Duration;
import java.util.List;
import org.apache.kafka.common.config.ConfigDef.Importance;

/**
 * The settings of event time: the clock, lateness and history.
 *
 * @param clockMode how the clock moves
 * @param historyDays days before the largest event day within which a late event still counts
 * @param maxFutureSkew how far ahead of the wall clock an event may be
 * @param finalityGrace how long after its last day a row stays provisional
 * @param partitionIdleTimeout how long a silent input partition holds the others back
 */
public record TimeSettings(
        ClockMode clockMode,
        int historyDays,
        Duration maxFutureSkew,
        Duration finalityGrace,
        Duration partitionIdleTimeout) {

    /** {@code clock.mode}. */
    public static final Setting<ClockMode> CLOCK_MODE = new Setting<>(
            "clock.mode",
            SettingGroup.TIME,
            Importance.HIGH,
            "live",
            ChoiceValue.oneOf(ClockMode.class),
            "Up to which day figures are published: event is the day of the largest event time accepted so far, for"
                    + " replays and imports; live is the later of that and today.");

    /** {@code history.days}. */
    public static final Setting<Integer> HISTORY_DAYS = new Setting<>(
            "history.days",
            SettingGroup.TIME,
            Importance.MEDIUM,
            "1095",
            NumberValue.wholeNumber(30, 36_500),
            "How many days before the largest event day a late event is still taken in and restates the figures it"
                    + " touches. Older ones go to the dead letters. State grows with it.");

    /** {@code max.future.skew}. */
    public static final Setting<Duration> MAX_FUTURE_SKEW = new Setting<>(
            "max.future.skew",
            SettingGroup.TIME,
            Importance.LOW,
            "5 min",
            DurationValue.duration(Duration.ZERO, Duration.ofDays(1)),
            "How far ahead of the wall clock an event may be. One event from the far future would otherwise move the"
                    + " clock for ever.");

    /** {@code finality.grace}. */
    public static final Setting<Duration> FINALITY_GRACE = new Setting<>(
            "finality.grace",
            SettingGroup.TIME,
            Importance.MEDIUM,
            "1 d",
            DurationValue.duration(Duration.ZERO, Duration.ofDays(365)),
            "How long after its last day a row waits for late events before it is called final. Later ones still"
                    + " count; they make it corrected.");

    /** {@code partition.idle.timeout}. */
    public static final Setting<Duration> PARTITION_IDLE_TIMEOUT = new Setting<>(
            "partition.idle.timeout",
            SettingGroup.TIME,
            Importance.LOW,
            "1 min",
            DurationValue.duration(Duration.ofMillis(100), Duration.ofDays(1)),
            "How long an input partition without records keeps rows from becoming final.");

    static final List<Setting<?>> ALL =
            List.of(CLOCK_MODE, HISTORY_DAYS, MAX_FUTURE_SKEW, FINALITY_GRACE, PARTITION_IDLE_TIMEOUT);

    static TimeSettings from(SettingValues values) {
        return new TimeSettings(
                values.get(CLOCK_MODE),
                values.get(HISTORY_DAYS),
                values.get(MAX_FUTURE_SKEW),
                values.get(FINALITY_GRACE),
                values.get(PARTITION_IDLE_TIMEOUT));
    }
}
