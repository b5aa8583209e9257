package io.tideline.config;

import io.tideline.config.format.DurationValue;
import io.tideline.finality.ClockMode;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/**
 * A rule between settings, which is checked only if each of them is accepted by itself.
 *
 * @param settings the settings it reads
 * @param check gives the problems, one sentence each
 */
record SettingRule(List<Setting<?>> settings, Function<SettingValues, List<String>> check) {

    static final List<SettingRule> ALL = List.of(
            rule(SettingRule::windowWithinHistory, FigureSettings.ACTIVITY_WINDOW_DAYS, TimeSettings.HISTORY_DAYS),
            rule(
                    SettingRule::futureWithinGrace,
                    TimeSettings.CLOCK_MODE,
                    TimeSettings.MAX_FUTURE_SKEW,
                    TimeSettings.FINALITY_GRACE),
            rule(SettingRule::noRateForOwnCurrency, StoreSettings.CURRENCY, StoreSettings.FX_RATES),
            rule(SettingRule::commitWithinTransaction, RuntimeSettings.COMMIT_INTERVAL),
            new SettingRule(List.copyOf(TopicSettings.namesOfTopics()), SettingRule::distinctTopics));

    private static SettingRule rule(Function<SettingValues, Optional<String>> check, Setting<?>... settings) {
        return new SettingRule(
                List.of(settings), values -> check.apply(values).map(List::of).orElse(List.of()));
    }

    private static Optional<String> windowWithinHistory(SettingValues values) {
        int window = values.get(FigureSettings.ACTIVITY_WINDOW_DAYS);
        int history = values.get(TimeSettings.HISTORY_DAYS);
        return problem(
                window > history, "activity.window.days must be at most history.days " + history + ", was " + window);
    }

    /** Checks that an event from a fast clock cannot make rows final while their last day still runs. */
    private static Optional<String> futureWithinGrace(SettingValues values) {
        Duration skew = values.get(TimeSettings.MAX_FUTURE_SKEW);
        Duration grace = values.get(TimeSettings.FINALITY_GRACE);
        boolean live = values.get(TimeSettings.CLOCK_MODE) == ClockMode.LIVE;
        return problem(
                live && !grace.isZero() && skew.compareTo(grace) > 0,
                "max.future.skew must be at most finality.grace " + DurationValue.text(grace)
                        + " with clock.mode=live, was " + DurationValue.text(skew));
    }

    private static Optional<String> noRateForOwnCurrency(SettingValues values) {
        String currency = values.get(StoreSettings.CURRENCY);
        BigDecimal rate = values.get(StoreSettings.FX_RATES).getOrDefault(currency, BigDecimal.ONE);
        return problem(
                rate.compareTo(BigDecimal.ONE) != 0,
                "fx.rates must give 1 or nothing for store.currency " + currency + ", was " + rate.toPlainString());
    }

    private static Optional<String> commitWithinTransaction(SettingValues values) {
        Duration commit = values.get(RuntimeSettings.COMMIT_INTERVAL);
        Optional<Duration> timeout = KafkaPassThrough.from(values).transactionTimeout();
        return timeout.flatMap(bound -> problem(
                commit.compareTo(bound) >= 0,
                "commit.interval must be below the transaction timeout of " + DurationValue.text(bound) + ", was "
                        + DurationValue.text(commit)));
    }

    private static List<String> distinctTopics(SettingValues values) {
        Map<String, String> settingOfTopic = new LinkedHashMap<>();
        List<String> problems = new ArrayList<>();
        for (Setting<String> setting : TopicSettings.namesOfTopics()) {
            String topic = values.get(setting);
            Optional.ofNullable(settingOfTopic.putIfAbsent(topic, setting.name()))
                    .ifPresent(other -> problems.add(
                            setting.name() + " must differ from " + other + ", was " + topic + " as well"));
        }
        return problems;
    }

    private static Optional<String> problem(boolean broken, String sentence) {
        return broken ? Optional.of(sentence) : Optional.empty();
    }
}
