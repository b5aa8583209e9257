package io.tideline.app.evaluate;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.tideline.risk.evaluation.ModelEvaluation;
import io.tideline.risk.evaluation.OrderForecast;
import io.tideline.risk.evaluation.ScoreResult;
import io.tideline.risk.purchase.BetaGeometricNbd;
import io.tideline.risk.score.CombinedScore;
import io.tideline.risk.solver.Fit;
import io.tideline.risk.spend.GammaGamma;
import java.util.Locale;
import java.util.Optional;

/** An evaluation as one JSON object for machines; times in days, numbers as computed. */
final class EvaluationJson {
    private static final ObjectMapper JSON = JsonMapper.builder().build();

    private EvaluationJson() {}

    static String of(Evaluated evaluated) {
        ModelEvaluation.Report report = evaluated.report();
        ObjectNode root = JSON.createObjectNode()
                .put("calibrationEnd", evaluated.calibrationEnd().toString())
                .put("horizonDays", evaluated.horizonDays())
                .put("withPrior", evaluated.withPrior())
                .put("currency", evaluated.currency())
                .put("customers", report.customers())
                .put("ordered", report.ordered());
        ObjectNode models = root.putObject("models");
        purchases(models.putObject("MBG_NBD"), report.mbg());
        purchases(models.putObject("BG_NBD"), report.bg());
        spend(models.putObject("GAMMA_GAMMA"), report.spend());
        combined(models.putObject("COMBINED"), report.combined());
        ArrayNode scores = root.putArray("scores");
        report.scores().forEach(result -> score(scores.addObject(), result));
        ObjectNode forecasts = root.putObject("expectedOrders");
        forecast(forecasts, "MBG_NBD", report.mbgForecast());
        forecast(forecasts, "BG_NBD", report.bgForecast());
        return text(root);
    }

    private static void purchases(ObjectNode node, Fit<BetaGeometricNbd> outcome) {
        outcome.match(
                fit -> fitted(node, fit)
                        .put("r", fit.found().r())
                        .put("alphaDays", fit.found().alpha())
                        .put("a", fit.found().a())
                        .put("b", fit.found().b()),
                failed -> node.put("failed", failed.message()));
    }

    private static void spend(ObjectNode node, Fit<GammaGamma> outcome) {
        outcome.match(
                fit -> fitted(node, fit)
                        .put("p", fit.found().p())
                        .put("q", fit.found().q())
                        .put("g", fit.found().g()),
                failed -> node.put("failed", failed.message()));
    }

    /** The log-likelihood here is that of the outcomes learned from, with the penalty. */
    private static void combined(ObjectNode node, Fit<CombinedScore> outcome) {
        outcome.match(
                fit -> {
                    ObjectNode weights = fitted(node, fit)
                            .put("intercept", fit.found().intercept())
                            .putObject("weights");
                    fit.found().weights().forEach((feature, weight) -> weights.putObject(
                                    feature.name().toLowerCase(Locale.ROOT))
                            .put("weight", weight.weight())
                            .put("centre", weight.centre())
                            .put("scale", weight.scale()));
                    return node;
                },
                failed -> node.put("failed", failed.message()));
    }

    private static ObjectNode fitted(ObjectNode node, Fit.Converged<?> fit) {
        return node.put("logLikelihood", fit.logLikelihood())
                .put("customers", Math.round(fit.customers()))
                .put("cells", fit.cells())
                .put("iterations", fit.iterations());
    }

    private static void score(ObjectNode node, ScoreResult result) {
        node.put("score", result.score().name()).put("auc", result.auc());
        if (result.score().isProbability()) {
            node.put("brier", result.brier()).put("logLoss", result.logLoss());
            ArrayNode calibration = node.putArray("calibration");
            result.calibration().forEach(decile -> calibration
                    .addObject()
                    .put("customers", decile.customers())
                    .put("predicted", decile.meanScore())
                    .put("ordered", decile.orderedShare()));
        }
    }

    private static void forecast(ObjectNode node, String name, Optional<OrderForecast> forecast) {
        forecast.ifPresent(found -> node.putObject(name)
                .put("expected", found.expected())
                .put("actual", found.actual())
                .put("meanAbsoluteError", found.meanAbsoluteError())
                .put("rootMeanSquareError", found.rootMeanSquareError()));
    }

    private static String text(ObjectNode root) {
        try {
            return JSON.writeValueAsString(root);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("texts and numbers are always JSON", e);
        }
    }
}
