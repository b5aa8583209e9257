package io.tideline.stream;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.awaitility.Awaitility.await;

import io.tideline.commerce.AdjustmentKind;
import io.tideline.contract.ModelRecords;
import io.tideline.retention.ChurnModel;
import io.tideline.retention.ChurnRisk;
import io.tideline.retention.RiskLevel;
import io.tideline.retention.RiskReasonType;
import io.tideline.retention.SuggestedAction;
import io.tideline.risk.assess.LevelBasis;
import io.tideline.risk.assess.LevelSchedule;
import io.tideline.risk.assess.RiskRules;
import io.tideline.risk.model.FittedModel;
import io.tideline.risk.purchase.BuyingHistory;
import io.tideline.storage.StoreNames;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.apache.kafka.streams.KeyValue;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is said of each customer's risk, and when; the activity window is 30 days. */
class RiskClockTest {
    private static final Map<String, String> LIVE = Map.of("clock.mode", "live");
    private static final String NOW = "2026-03-01T12:00:30Z";

    @TempDir
    Path folder;

    @Test
    void withoutAModel_levelsFollowFromTheGap_eachAtItsExactInstant() {
        try (DrivenPipeline pipeline = pipeline(NOW, LIVE)) {
            pipeline.order("c1", "o1", "2026-03-01T12:00:00Z", "10");
            ChurnRisk first = only(pipeline);
            assertThat(first.getLevel()).isEqualTo(RiskLevel.HEALTHY);
            assertThat(first.getPreviousLevel()).isNull();
            assertThat(first.getEffectiveAt()).isEqualTo("2026-03-01T12:00:00Z");
            assertThat(first.getNextLevelAt()).isEqualTo("2026-03-16T00:00:00Z");
            assertThat(first.getModel()).isEqualTo("RECENCY");
            assertThat(first.getProbabilityAlive()).isNull();
            assertThat(first.getSuggestedAction()).isEqualTo(SuggestedAction.WELCOME);

            pipeline.passTo("2026-03-15T23:59:50Z");
            assertThat(pipeline.risks()).isEmpty();
            pipeline.passTo("2026-04-10T00:00:00Z");

            assertThat(texts(pipeline))
                    .containsExactly(
                            "HEALTHY > COOLING 2026-03-16T00:00:00Z",
                            "COOLING > AT_RISK 2026-03-23T12:00:00Z",
                            "AT_RISK > CHURNED 2026-03-31T00:00:00Z");
            assertThat(pipeline.timers()).isZero();
        }
    }

    @Test
    void orderLeadsBackUp_andRefundIsAReason() {
        try (DrivenPipeline pipeline = pipeline(NOW, LIVE)) {
            pipeline.order("c1", "o1", "2026-03-01T12:00:00Z", "10");
            pipeline.passTo("2026-03-20T12:00:00Z");
            pipeline.order("c1", "o2", "2026-03-20T11:00:00Z", "30");
            pipeline.adjust(AdjustmentKind.CANCELLED, "c1", "o1", "2026-03-20T11:30:00Z");

            List<ChurnRisk> rows = values(pipeline);

            assertThat(rows)
                    .extracting(ChurnRisk::getLevel)
                    .containsExactly(RiskLevel.HEALTHY, RiskLevel.COOLING, RiskLevel.HEALTHY, RiskLevel.HEALTHY);
            ChurnRisk last = rows.get(3);
            assertThat(last.getOccasions()).isOne();
            assertThat(last.getRevenue()).isEqualByComparingTo("30");
            assertThat(last.getReasons())
                    .extracting(reason -> reason.getType())
                    .contains(RiskReasonType.RECENT_CANCELLATION);
            assertThat(last.getSuggestedAction()).isEqualTo(SuggestedAction.SERVICE_RECOVERY);
        }
    }

    @Test
    void customerWithoutAnOrderAnyMore_andForgottenOne_areTombstones() {
        try (DrivenPipeline pipeline = pipeline(NOW, LIVE)) {
            pipeline.order("c1", "o1", "2026-03-01T12:00:00Z", "10");
            pipeline.order("c2", "o2", "2026-03-01T12:00:00Z", "10");
            pipeline.signup("c3", "2026-03-01T12:00:00Z");
            assertThat(pipeline.risks()).extracting(row -> row.key).containsExactly("c1", "c2");

            pipeline.adjust(AdjustmentKind.CANCELLED, "c1", "o1", "2026-03-01T12:00:10Z");
            pipeline.erase("c2", "2026-03-01T12:00:20Z");

            assertThat(pipeline.risks()).containsExactly(KeyValue.pair("c1", null), KeyValue.pair("c2", null));
        }
    }

    @Test
    void whenEnoughIsKnown_aModelIsFitted_andEverybodyIsJudgedByIt() {
        try (DrivenPipeline pipeline = modelled()) {
            Map<String, ChurnRisk> before = ordersOfAShop(pipeline);
            assertThat(before.values()).allMatch(risk -> risk.getModelVersion() == 0);

            FittedModel model = awaitModel(pipeline);
            Map<String, ChurnRisk> after = awaitJudged(pipeline, before);

            assertThat(model.version()).isOne();
            assertThat(model.purchases().customers()).isEqualTo(before.size());
            after.values().forEach(risk -> assertJudged(risk, model));
            assertThat(pipeline.entries(StoreNames.AT_RISK))
                    .isEqualTo(after.values().stream()
                            .filter(risk -> risk.getLevel() == RiskLevel.COOLING
                                    || risk.getLevel() == RiskLevel.AT_RISK
                                    || risk.getLevel() == RiskLevel.CRITICAL)
                            .count());
        }
    }

    @Test
    void nextModel_saysOnlyChangedLevels() {
        try (DrivenPipeline pipeline = modelled()) {
            Map<String, ChurnRisk> before = ordersOfAShop(pipeline);
            awaitModel(pipeline);
            awaitJudged(pipeline, before);
            pipeline.pass(Duration.ofDays(1));
            pipeline.risks();

            pipeline.pass(Duration.ofDays(7));
            FittedModel second = awaitModel(pipeline);
            for (int i = 0; i < 5; i++) {
                pipeline.settle();
            }

            assertThat(second.version()).isEqualTo(2);
            List<ChurnRisk> said = values(pipeline);
            assertThat(said).hasSizeLessThan(before.size());
            assertThat(said).allMatch(risk -> !risk.getLevel().equals(risk.getPreviousLevel()));
        }
    }

    private static void assertJudged(ChurnRisk risk, FittedModel model) {
        assertThat(risk.getModelVersion()).isOne();
        assertThat(risk.getProbabilityOfOrder()).isBetween(0.0, 1.0);
        assertThat(risk.getRisk()).isCloseTo(1 - risk.getProbabilityOfOrder(), within(1e-12));
        assertThat(risk.getValueAtRisk()).isNotNegative();
        if (risk.getOccasions() == 1) {
            RiskRules settings = RiskRules.of(90, 30, LevelBasis.RELATIVE, 0.01);
            LevelSchedule schedule =
                    LevelSchedule.ofModel(model.riskModel().purchases(), new BuyingHistory(0, 0, 0), settings);
            long today = LocalDate.ofInstant(risk.getAsOf(), java.time.ZoneOffset.UTC)
                    .toEpochDay();
            long last = LocalDate.ofInstant(risk.getLastOrderAt(), java.time.ZoneOffset.UTC)
                    .toEpochDay();
            long secondsOfDay = risk.getAsOf().getEpochSecond() % 86_400;
            double gapDays = today - last + secondsOfDay / 86_400.0;
            assertThat(risk.getLevel().name())
                    .isEqualTo(schedule.at(gapDays).level().name());
        }
    }

    private DrivenPipeline modelled() {
        Map<String, String> given = new HashMap<>(LIVE);
        given.put("model.min.customers", "40");
        given.put("partition.idle.timeout", "10 s");
        return pipeline("2026-03-01T00:00:00Z", given);
    }

    /** Customers of two months, some of whom come back. */
    private static Map<String, ChurnRisk> ordersOfAShop(DrivenPipeline pipeline) {
        Random random = new Random(20261125);
        int orders = 0;
        for (int customer = 0; customer < 200; customer++) {
            Instant at = Instant.parse("2025-12-01T10:00:00Z").plus(Duration.ofHours(random.nextInt(70 * 24)));
            double meanGapHours = 24 * 3 * Math.exp(3 * random.nextDouble());
            double leaves = 0.1 + 0.6 * random.nextDouble();
            while (at.isBefore(Instant.parse("2026-02-28T00:00:00Z"))) {
                pipeline.order("c" + customer, "o" + orders++, at.toString(), "" + (10 + random.nextInt(40)));
                double gapHours = 1 - meanGapHours * Math.log(1 - random.nextDouble());
                at = random.nextDouble() < leaves ? Instant.MAX : at.plus(Duration.ofHours((long) gapHours));
            }
        }
        Map<String, ChurnRisk> last = new HashMap<>();
        pipeline.risks().forEach(row -> last.put(row.key, row.value));
        return last;
    }

    private static FittedModel awaitModel(DrivenPipeline pipeline) {
        List<ChurnModel> models = new ArrayList<>();
        await().atMost(Duration.ofSeconds(60)).until(() -> {
            pipeline.pass(Duration.ofSeconds(15));
            pipeline.models().forEach(row -> models.add(row.value));
            return !models.isEmpty();
        });
        return ModelRecords.fitted(models.get(0));
    }

    private static Map<String, ChurnRisk> awaitJudged(DrivenPipeline pipeline, Map<String, ChurnRisk> before) {
        pipeline.settle();
        Map<String, ChurnRisk> after = new HashMap<>();
        pipeline.risks().forEach(row -> after.put(row.key, row.value));
        assertThat(after.keySet()).isEqualTo(before.keySet());
        return after;
    }

    private static ChurnRisk only(DrivenPipeline pipeline) {
        List<ChurnRisk> rows = values(pipeline);
        assertThat(rows).hasSize(1);
        return rows.get(0);
    }

    private static List<ChurnRisk> values(DrivenPipeline pipeline) {
        return pipeline.risks().stream().map(row -> row.value).toList();
    }

    private static List<String> texts(DrivenPipeline pipeline) {
        return values(pipeline).stream()
                .peek(risk -> assertThat(risk.getAsOf()).isEqualTo(risk.getEffectiveAt()))
                .map(risk -> risk.getPreviousLevel() + " > " + risk.getLevel() + " " + risk.getEffectiveAt())
                .toList();
    }

    private DrivenPipeline pipeline(String wallClock, Map<String, String> given) {
        return new DrivenPipeline(folder, Instant.parse(wallClock), given);
    }
}
