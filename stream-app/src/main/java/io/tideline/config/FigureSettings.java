package io.tideline.config;

import io.tideline.config.format.ChoiceValue;
import io.tideline.config.format.DurationValue;
import io.tideline.config.format.NumberValue;
import io.tideline.contract.OutputTopic.Output;
import io.tideline.ledger.Dimension;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import org.apache.kafka.common.config.ConfigDef.Importance;

/**
 * The settings of what is published and how often.
 *
 * @param activityWindowDays days for which an occasion keeps a customer active, its own day included
 * @param dimensions names of the dimensions by which customers are divided, in the order given; may be empty
 * @param maxSegments values of one dimension that get rows of their own; further ones fall into {@code other}
 * @param emitInterval the shortest time between two publications of one row
 * @param outputs what is published beside the KPIs
 * @param pulseGrace how long a window of the pulse waits for late events after its end
 */
public record FigureSettings(
        int activityWindowDays,
        Set<String> dimensions,
        int maxSegments,
        Duration emitInterval,
        Set<Output> outputs,
        Duration pulseGrace) {

    /** {@code activity.window.days}. */
    public static final Setting<Integer> ACTIVITY_WINDOW_DAYS = new Setting<>(
            "activity.window.days",
            SettingGroup.FIGURES,
            Importance.HIGH,
            "90",
            NumberValue.wholeNumber(1, 3650),
            "For how many days an order keeps a customer active. A customer without an order in that many days has"
                    + " churned. Changing it means counting again from the first event.");

    /** {@code kpi.dimensions}. */
    public static final Setting<Set<String>> DIMENSIONS = new Setting<>(
            "kpi.dimensions",
            SettingGroup.FIGURES,
            Importance.HIGH,
            "channel,discount",
            ChoiceValue.anyOf(
                    Arrays.stream(Dimension.values()).map(Dimension::id).toList()),
            "By what customers are divided, besides the rows for all of them. Each dimension costs about as much again"
                    + " as the rows for all. Adding one means counting again from the first event.");

    /** {@code kpi.max.segments}. */
    public static final Setting<Integer> MAX_SEGMENTS = new Setting<>(
            "kpi.max.segments",
            SettingGroup.FIGURES,
            Importance.LOW,
            "200",
            NumberValue.wholeNumber(1, 10_000),
            "How many values of one dimension get rows of their own. Further ones fall into the segment other and a"
                    + " metric warns. A window of the pulse has as many channels. Raising it means counting again from the"
                    + " first event, because values stay in the segment that they were counted in.");

    /** {@code kpi.emit.interval}. */
    public static final Setting<Duration> EMIT_INTERVAL = new Setting<>(
            "kpi.emit.interval",
            SettingGroup.FIGURES,
            Importance.MEDIUM,
            "1 s",
            DurationValue.duration(Duration.ofMillis(10), Duration.ofHours(1)),
            "The shortest time between two publications of a row that keeps changing.");

    /** {@code outputs}. */
    public static final Setting<Set<Output>> OUTPUTS = new Setting<>(
            "outputs",
            SettingGroup.FIGURES,
            Importance.MEDIUM,
            "cohorts,lifecycle,pulse,churn-risk",
            ChoiceValue.anyOf(Output.class),
            "What is published beside the KPIs. What is left out costs nothing; to add one later means counting again"
                    + " from the first event.");

    /** {@code pulse.grace}. */
    public static final Setting<Duration> PULSE_GRACE = new Setting<>(
            "pulse.grace",
            SettingGroup.FIGURES,
            Importance.LOW,
            "10 min",
            DurationValue.duration(Duration.ZERO, Duration.ofDays(1)),
            "How long a window of the pulse waits for late events after its end, before its final row. Later ones are"
                    + " counted in a metric, and in every other figure.");

    static final List<Setting<?>> ALL =
            List.of(ACTIVITY_WINDOW_DAYS, DIMENSIONS, MAX_SEGMENTS, EMIT_INTERVAL, OUTPUTS, PULSE_GRACE);

    static FigureSettings from(SettingValues values) {
        return new FigureSettings(
                values.get(ACTIVITY_WINDOW_DAYS),
                values.get(DIMENSIONS),
                values.get(MAX_SEGMENTS),
                values.get(EMIT_INTERVAL),
                values.get(OUTPUTS),
                values.get(PULSE_GRACE));
    }
}
