package io.tideline.config;

import io.tideline.config.format.ChoiceValue;
import io.tideline.config.format.NameValue;
import io.tideline.config.format.NumberValue;
import java.util.List;
import java.util.stream.Stream;
import org.apache.kafka.common.config.ConfigDef.Importance;

/**
 * Names and shape of the topics.
 *
 * @param signups input: customers who signed up
 * @param purchases input: completed orders
 * @param adjustments input: cancellations and refunds
 * @param requests input: what customers ask to be done with their data
 * @param kpis output: the figures of windows
 * @param cohorts output: the cells of cohorts
 * @param churnRisk output: risk by customer
 * @param lifecycle output: state by customer
 * @param pulse output: sales in short windows by channel
 * @param model output: fitted parameters of the risk model
 * @param deadLetters output: records that could not be counted
 * @param partitions partitions of a topic that is created, where its kind does not need another number
 * @param replicationFactor replicas of a topic that is created, or -1 for the broker's default
 * @param rekeyInput whether input records are repartitioned by the customer id in their value
 */
public record TopicSettings(
        String signups,
        String purchases,
        String adjustments,
        String requests,
        String kpis,
        String cohorts,
        String churnRisk,
        String lifecycle,
        String pulse,
        String model,
        String deadLetters,
        int partitions,
        int replicationFactor,
        boolean rekeyInput) {

    /** {@code topics.signups}. */
    public static final Setting<String> SIGNUPS =
            name("topics.signups", "commerce.signups", "Input: customers who signed up.");

    /** {@code topics.purchases}. */
    public static final Setting<String> PURCHASES =
            name("topics.purchases", "commerce.purchases", "Input: completed orders.");

    /** {@code topics.adjustments}. */
    public static final Setting<String> ADJUSTMENTS =
            name("topics.adjustments", "commerce.purchase-adjustments", "Input: cancellations and refunds of orders.");

    /** {@code topics.requests}. */
    public static final Setting<String> REQUESTS = name(
            "topics.requests", "commerce.customer-requests", "Input: requests of customers to have their data erased.");

    /** {@code topics.kpis}. */
    public static final Setting<String> KPIS =
            name("topics.kpis", "retention.kpis", "Output: the figures of every window and segment.");

    /** {@code topics.cohorts}. */
    public static final Setting<String> COHORTS =
            name("topics.cohorts", "retention.cohorts", "Output: the cells of the cohorts.");

    /** {@code topics.churn.risk}. */
    public static final Setting<String> CHURN_RISK =
            name("topics.churn.risk", "retention.churn-risk", "Output: the churn risk of every customer.");

    /** {@code topics.lifecycle}. */
    public static final Setting<String> LIFECYCLE = name(
            "topics.lifecycle", "retention.lifecycle", "Output: the state of every customer and when it became true.");

    /** {@code topics.pulse}. */
    public static final Setting<String> PULSE =
            name("topics.pulse", "retention.pulse", "Output: sales in windows of five minutes, for alerts.");

    /** {@code topics.model}. */
    public static final Setting<String> MODEL =
            name("topics.model", "retention.model", "Output: the fitted parameters of the churn-risk model.");

    /** {@code topics.dead.letters}. */
    public static final Setting<String> DEAD_LETTERS = name(
            "topics.dead.letters",
            "retention.dead-letters",
            "Output: records that could not be counted, unchanged, with the reason in their headers.");

    /** {@code topics.partitions}. */
    public static final Setting<Integer> PARTITIONS = new Setting<>(
            "topics.partitions",
            SettingGroup.TOPICS,
            Importance.MEDIUM,
            "6",
            NumberValue.wholeNumber(1, 10_000),
            "How many partitions topics get when they are created; the most threads that can share the work. It cannot"
                    + " be changed later without moving the state.");

    /** {@code topics.replication.factor}. */
    public static final Setting<Integer> REPLICATION_FACTOR = new Setting<>(
            "topics.replication.factor",
            SettingGroup.TOPICS,
            Importance.MEDIUM,
            "-1",
            NumberValue.wholeNumberOrBrokerDefault(1, 100),
            "How many replicas topics get when they are created, internal ones included. -1 is the broker's default.");

    /** {@code input.rekey}. */
    public static final Setting<Boolean> INPUT_REKEY = new Setting<>(
            "input.rekey",
            SettingGroup.TOPICS,
            Importance.MEDIUM,
            "false",
            ChoiceValue.flag(),
            "Whether input records are repartitioned by the customer id in their value. Needed if producers use another"
                    + " key, or if the input topics have different numbers of partitions; it costs one more hop.");

    static final List<Setting<String>> NAMES = List.of(
            SIGNUPS,
            PURCHASES,
            ADJUSTMENTS,
            REQUESTS,
            KPIS,
            COHORTS,
            CHURN_RISK,
            LIFECYCLE,
            PULSE,
            MODEL,
            DEAD_LETTERS);

    static final List<Setting<?>> SHAPE = List.of(PARTITIONS, REPLICATION_FACTOR, INPUT_REKEY);

    /** The names of the topics that are read, in the order of the contract. */
    public List<String> inputs() {
        return List.of(signups, purchases, adjustments, requests);
    }

    /** The names of the topics that are written, dead letters last. */
    public List<String> outputs() {
        return List.of(kpis, cohorts, churnRisk, lifecycle, pulse, model, deadLetters);
    }

    /** The names of all topics, inputs first. */
    public List<String> all() {
        return Stream.concat(inputs().stream(), outputs().stream()).toList();
    }

    static TopicSettings from(SettingValues values) {
        return new TopicSettings(
                values.get(SIGNUPS),
                values.get(PURCHASES),
                values.get(ADJUSTMENTS),
                values.get(REQUESTS),
                values.get(KPIS),
                values.get(COHORTS),
                values.get(CHURN_RISK),
                values.get(LIFECYCLE),
                values.get(PULSE),
                values.get(MODEL),
                values.get(DEAD_LETTERS),
                values.get(PARTITIONS),
                values.get(REPLICATION_FACTOR),
                values.get(INPUT_REKEY));
    }

    private static Setting<String> name(String setting, String topic, String documentation) {
        return new Setting<>(setting, SettingGroup.TOPICS, Importance.LOW, topic, NameValue.topic(), documentation);
    }
}
