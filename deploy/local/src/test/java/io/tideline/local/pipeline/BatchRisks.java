package io.tideline.local.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import io.tideline.config.Settings;
import io.tideline.contract.ModelRecords;
import io.tideline.contract.OutputTopics;
import io.tideline.contract.RiskRecords;
import io.tideline.event.CustomerEvent;
import io.tideline.ledger.History;
import io.tideline.ledger.Ledger;
import io.tideline.ledger.Ledgers;
import io.tideline.local.replay.PublishedRows;
import io.tideline.reference.OrderRows;
import io.tideline.reference.Shop;
import io.tideline.retention.ChurnModel;
import io.tideline.retention.ChurnRisk;
import io.tideline.risk.assess.Gaps;
import io.tideline.risk.assess.LevelBasis;
import io.tideline.risk.assess.RiskAssessment;
import io.tideline.risk.assess.RiskJudge;
import io.tideline.risk.assess.RiskRules;
import io.tideline.risk.counts.FitCounts;
import io.tideline.risk.model.FittedModel;
import io.tideline.risk.model.ModelFit;
import io.tideline.risk.solver.Fit;
import io.tideline.risk.solver.FitLimits;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Fits and judges the customers of a file without any stream, and compares with what the stream published. */
final class BatchRisks {
    private final Shop shop;
    private final Map<String, History> histories = new HashMap<>();

    private BatchRisks(Shop shop) throws IOException {
        this.shop = shop;
        Map<String, Ledger> ledgers = new HashMap<>();
        for (CustomerEvent event : OrderRows.read(shop.dataFile())) {
            Ledgers.accept(ledgers, event);
        }
        ledgers.forEach((customer, ledger) -> histories.put(customer, History.of(ledger, shop.rules())));
    }

    /** Fails unless the model is the one of all histories, and each customer's last row what a batch says at its time. */
    static void assertSame(Shop shop, Settings settings) throws IOException {
        BatchRisks batch = new BatchRisks(shop);
        ChurnModel published = PublishedRows.last(OutputTopics.MODEL, settings).all().stream()
                .findFirst()
                .orElseThrow();
        FittedModel model = ModelRecords.fitted(published);
        assertThat(batch.fit(model)).isEqualTo(model.purchases().found());
        List<String> wrong = batch.differences(settings, model);
        assertThat(wrong.stream().limit(5)).as("%s risks differ", wrong.size()).isEmpty();
    }

    private Object fit(FittedModel model) {
        FitCounts counts = new FitCounts();
        histories.values().forEach(counts::add);
        Fit<FittedModel> fit =
                ModelFit.of(90, FitLimits.DEFAULT).fit(counts, model.lastDay(), model.version(), model.fittedAt());
        return fit.parameters().orElseThrow().purchases().found();
    }

    private List<String> differences(Settings settings, FittedModel model) {
        RiskRules risk = RiskRules.of(90, shop.rules().activityWindowDays(), LevelBasis.RELATIVE, 0.01);
        RiskJudge judge =
                new RiskJudge(Optional.of(model), risk, new Gaps(shop.rules().calendar()));
        RiskRecords records =
                new RiskRecords(shop.rules().calendar(), settings.store().currency(), risk.horizonDays());
        Map<String, ChurnRisk> rows =
                PublishedRows.last(OutputTopics.CHURN_RISK, settings).byKey();
        List<String> wrong = new ArrayList<>();
        histories.forEach((customer, history) -> {
            ChurnRisk row = rows.get(customer);
            Optional<RiskJudge.Case> judged = judge.of(history);
            if (judged.isEmpty() || row == null) {
                if (judged.isPresent() || row != null) {
                    wrong.add(customer + " must have a row only with an order, was " + row);
                }
                return;
            }
            RiskAssessment assessment = judged.get().at(row.getAsOf().toEpochMilli());
            ChurnRisk expected = records.record(
                    customer,
                    history,
                    assessment,
                    Optional.empty(),
                    row.getAsOf().toEpochMilli(),
                    model.version());
            expected.setPreviousLevel(row.getPreviousLevel());
            if (!expected.equals(row)) {
                wrong.add(customer + " must be " + expected + ", was " + row);
            }
        });
        return wrong;
    }
}
