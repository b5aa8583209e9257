package io.tideline.schemas;

import io.tideline.commerce.CustomerRequest;
import io.tideline.commerce.CustomerSignedUp;
import io.tideline.commerce.OrderAdjusted;
import io.tideline.commerce.OrderCompleted;
import io.tideline.retention.ChurnModel;
import io.tideline.retention.ChurnRisk;
import io.tideline.retention.CohortRetention;
import io.tideline.retention.LifecycleChange;
import io.tideline.retention.RetentionKpi;
import io.tideline.retention.SalesPulse;
import io.tideline.schemas.evolution.JavaStrings;
import java.util.Arrays;
import java.util.List;
import org.apache.avro.Schema;
import org.apache.avro.specific.SpecificData;
import org.apache.avro.specific.SpecificRecord;

/**
 * One topic and the record its values hold; the list is closed. Dead letters are no contract: they keep whatever bytes
 * they came with.
 */
public enum Contract {
    SIGNUPS(Direction.INPUT, "topics.signups", "commerce.signups", CustomerSignedUp.class),
    PURCHASES(Direction.INPUT, "topics.purchases", "commerce.purchases", OrderCompleted.class),
    ADJUSTMENTS(Direction.INPUT, "topics.adjustments", "commerce.purchase-adjustments", OrderAdjusted.class),
    REQUESTS(Direction.INPUT, "topics.requests", "commerce.customer-requests", CustomerRequest.class),
    KPIS(Direction.OUTPUT, "topics.kpis", "retention.kpis", RetentionKpi.class),
    COHORTS(Direction.OUTPUT, "topics.cohorts", "retention.cohorts", CohortRetention.class),
    CHURN_RISK(Direction.OUTPUT, "topics.churn.risk", "retention.churn-risk", ChurnRisk.class),
    LIFECYCLE(Direction.OUTPUT, "topics.lifecycle", "retention.lifecycle", LifecycleChange.class),
    PULSE(Direction.OUTPUT, "topics.pulse", "retention.pulse", SalesPulse.class),
    MODEL(Direction.OUTPUT, "topics.model", "retention.model", ChurnModel.class);

    /** Which way the records of a topic go, seen from the pipeline. */
    public enum Direction {
        INPUT,
        OUTPUT
    }

    private final Direction direction;
    private final String topicSetting;
    private final String defaultTopic;
    private final Class<? extends SpecificRecord> type;

    Contract(Direction direction, String topicSetting, String defaultTopic, Class<? extends SpecificRecord> type) {
        this.direction = direction;
        this.topicSetting = topicSetting;
        this.defaultTopic = defaultTopic;
        this.type = type;
    }

    /** The contracts of one direction, in order of declaration. */
    public static List<Contract> of(Direction direction) {
        return Arrays.stream(values())
                .filter(contract -> contract.direction == direction)
                .toList();
    }

    public Direction direction() {
        return direction;
    }

    /** Name of the setting that names the topic. */
    public String topicSetting() {
        return topicSetting;
    }

    /** The topic if the setting says nothing else. */
    public String defaultTopic() {
        return defaultTopic;
    }

    /** The generated class of the values. */
    public Class<? extends SpecificRecord> type() {
        return type;
    }

    /** The schema as it is registered: complete in itself, without marks for the Java generator. */
    public Schema schema() {
        return JavaStrings.removedFrom(SpecificData.get().getSchema(type));
    }

    /** The subject of the values of a topic: {@code <topic>-value}. */
    public static String subjectOf(String topic) {
        return topic + "-value";
    }
}
