package io.tideline.app.topics;

import static io.tideline.app.topics.Clusters.BROKER;
import static io.tideline.app.topics.Clusters.EMPTY;
import static io.tideline.app.topics.Clusters.TOPICS;
import static org.assertj.core.api.Assertions.assertThat;

import io.tideline.app.topics.TopicAction.Kind;
import io.tideline.config.Settings;
import io.tideline.config.TopicSettings;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TopicPlanTest {

    @ParameterizedTest
    @CsvSource({
        "commerce.signups, 6, delete, -1, -1",
        "commerce.purchases, 6, delete, -1, -1",
        "commerce.purchase-adjustments, 6, delete, -1, -1",
        "commerce.customer-requests, 6, delete, -1, -1",
        "retention.kpis, 6, compact, ,",
        "retention.cohorts, 6, compact, ,",
        "retention.churn-risk, 6, compact, ,",
        "retention.lifecycle, 6, compact, ,",
        "retention.model, 1, compact, ,",
        "retention.pulse, 1, delete, -1, 1073741824",
        "retention.dead-letters, 6, delete, -1, -1"
    })
    void anEmptyCluster_getsEveryTopic(String topic, int partitions, String policy, String millis, String bytes) {
        TopicAction action = actionOn(EMPTY, topic);

        assertThat(action.kind()).isEqualTo(Kind.CREATE);
        assertThat(action.partitions()).isEqualTo(partitions);
        assertThat(action.replicationFactor()).isEqualTo(-1);
        assertThat(action.configs().get("cleanup.policy")).isEqualTo(policy);
        assertThat(action.configs().get("retention.ms")).isEqualTo(millis);
        assertThat(action.configs().get("retention.bytes")).isEqualTo(bytes);
        assertThat(action.configs())
                .containsEntry("message.timestamp.type", "CreateTime")
                .containsEntry("message.timestamp.before.max.ms", "9223372036854775807");
    }

    @Test
    void noTopicDropsRecordsByAge() {
        assertThat(TopicPlan.of(TOPICS, EMPTY).actions())
                .hasSize(TOPICS.all().size())
                .allMatch(action -> action.configs().get("cleanup.policy").equals("compact")
                        || action.configs().get("retention.ms").equals("-1"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"retention.churn-risk", "retention.lifecycle"})
    void whatNamesACustomer_isCompactedWithinAWeek(String topic) {
        assertThat(actionOn(EMPTY, topic).configs()).containsEntry("max.compaction.lag.ms", "604800000");
    }

    @Test
    void aPlanThatWasCarriedOut_hasNothingLeftToDo() {
        assertThat(TopicPlan.of(TOPICS, Clusters.complete()).of(Kind.OK))
                .hasSize(TOPICS.all().size());
    }

    @ParameterizedTest
    @CsvSource({"1048588, 2162712, 1114124", "20000000, 40065536, 20065536", "2147483647, 2147483647, 2147483647"})
    void deadLettersTakeTheLargestInputWithItsReasons(String input, String created, String least) {
        ClusterDescription cluster = ClusterDescription.of(
                1, BROKER, List.of(new DescribedTopic("commerce.purchases", 6, 1, Map.of("max.message.bytes", input))));
        ClusterDescription justEnough = Clusters.with(
                Clusters.after(TopicPlan.of(TOPICS, cluster), cluster),
                "retention.dead-letters",
                Clusters.config("max.message.bytes", least));

        assertThat(actionOn(cluster, "retention.dead-letters").configs()).containsEntry("max.message.bytes", created);
        assertThat(actionOn(justEnough, "retention.dead-letters").kind()).isEqualTo(Kind.OK);
    }

    @Test
    void deadLettersAByteTooSmall_areAltered() {
        ClusterDescription cluster = Clusters.with(
                Clusters.complete(), "retention.dead-letters", Clusters.config("max.message.bytes", "1114123"));

        TopicAction action = actionOn(cluster, "retention.dead-letters");

        assertThat(action.kind()).isEqualTo(Kind.ALTER);
        assertThat(action.configs()).containsExactlyEntriesOf(Map.of("max.message.bytes", "2162712"));
    }

    @Test
    void anInputThatForgets_isAltered_andNothingElseOfItIsTouched() {
        ClusterDescription cluster = Clusters.with(
                Clusters.with(Clusters.complete(), "commerce.purchases", Clusters.config("retention.ms", "604800000")),
                "commerce.purchases",
                Clusters.config("compression.type", "zstd"));

        TopicAction action = actionOn(cluster, "commerce.purchases");

        assertThat(action.kind()).isEqualTo(Kind.ALTER);
        assertThat(action.configs()).containsExactlyEntriesOf(Map.of("retention.ms", "-1"));
        assertThat(action.note()).isEqualTo("retention.ms: 604800000 -> -1");
    }

    @Test
    void aConfigThatTheBrokerDoesNotKnow_isNotAsked() {
        ClusterDescription old = ClusterDescription.of(1, Map.of("message.max.bytes", "1048588"), List.of());

        assertThat(actionOn(old, "retention.kpis").configs()).doesNotContainKey("message.timestamp.before.max.ms");
    }

    @Test
    void aMissingInput_getsAsManyPartitionsAsTheOthersHave() {
        ClusterDescription cluster =
                ClusterDescription.of(1, BROKER, List.of(new DescribedTopic("commerce.purchases", 12, 1, Map.of())));

        assertThat(actionOn(cluster, "commerce.signups").partitions()).isEqualTo(12);
        assertThat(actionOn(cluster, "retention.kpis").partitions()).isEqualTo(6);
    }

    @Test
    void inputsWithUnequalPartitions_areAConflict_unlessRekeyed() {
        ClusterDescription cluster = Clusters.with(Clusters.complete(), "commerce.signups", Clusters.partitions(3));
        TopicSettings rekeyed = Settings.of(Map.of("input.rekey", "true")).topics();

        TopicAction action = actionOn(cluster, "commerce.signups");

        assertThat(action.kind()).isEqualTo(Kind.CONFLICT);
        assertThat(action.note())
                .isEqualTo("It has 3 partitions, another input topic 6: copy it into a new topic with 6 partitions,"
                        + " or set input.rekey=true");
        assertThat(TopicPlan.of(TOPICS, cluster).hasConflict()).isTrue();
        assertThat(TopicPlan.of(rekeyed, cluster).hasConflict()).isFalse();
    }

    @Test
    void outputsKeepThePartitionsTheyHave() {
        ClusterDescription cluster = Clusters.with(Clusters.complete(), "retention.kpis", Clusters.partitions(24));

        TopicAction action = actionOn(cluster, "retention.kpis");

        assertThat(action.kind()).isEqualTo(Kind.OK);
        assertThat(action.partitions()).isEqualTo(24);
        assertThat(action.note()).isEqualTo("keeps its 24 partitions, 6 would be created");
    }

    @Test
    void moreReplicasThanBrokers_isAConflictForWhatIsCreated() {
        TopicSettings replicated =
                Settings.of(Map.of("topics.replication.factor", "4")).topics();

        TopicPlan plan = TopicPlan.of(replicated, EMPTY);

        assertThat(plan.of(Kind.CONFLICT)).hasSize(TOPICS.all().size()).allMatch(action -> action.note()
                .equals("topics.replication.factor must be at most 3, the number of brokers, was 4"));
        assertThat(TopicPlan.of(replicated, Clusters.complete()).hasConflict()).isFalse();
    }

    @Test
    void theTableAlignsItsColumns() {
        ClusterDescription cluster = Clusters.with(
                Clusters.without(Clusters.complete(), "retention.model"),
                "commerce.signups",
                Clusters.config("retention.ms", "1000"));

        String table = TopicTable.of(TopicPlan.of(TOPICS, cluster));

        assertThat(table.lines().toList())
                .hasSize(1 + TOPICS.all().size())
                .startsWith(
                        "ACTION  TOPIC                          PARTITIONS  REPLICAS  WHAT",
                        "ALTER   commerce.signups               6           1         retention.ms: 1000 -> -1",
                        "OK      commerce.purchases             6           1")
                .contains("CREATE  retention.model                1           default   cleanup.policy=compact"
                        + " message.timestamp.before.max.ms=9223372036854775807 message.timestamp.type=CreateTime");
    }

    private static TopicAction actionOn(ClusterDescription cluster, String topic) {
        return TopicPlan.of(TOPICS, cluster).actions().stream()
                .filter(action -> action.topic().equals(topic))
                .findFirst()
                .orElseThrow();
    }
}
