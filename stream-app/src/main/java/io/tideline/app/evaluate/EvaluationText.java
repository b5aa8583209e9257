package io.tideline.app.evaluate;

import io.tideline.risk.evaluation.CandidateScore;
import io.tideline.risk.evaluation.ModelEvaluation;
import io.tideline.risk.evaluation.OrderForecast;
import io.tideline.risk.evaluation.ScoreResult;
import io.tideline.risk.purchase.BetaGeometricNbd;
import io.tideline.risk.score.CombinedScore;
import io.tideline.risk.score.ScoreFeature;
import io.tideline.risk.score.ScoreQuality;
import io.tideline.risk.solver.Fit;
import io.tideline.risk.spend.GammaGamma;
import java.io.PrintWriter;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** An evaluation as tables for people. */
final class EvaluationText {
    private final Evaluated evaluated;
    private final ModelEvaluation.Report report;
    private final PrintWriter out;

    EvaluationText(Evaluated evaluated, PrintWriter out) {
        this.evaluated = evaluated;
        this.report = evaluated.report();
        this.out = out;
    }

    void print() {
        line(
                "Known up to %s: %,d customers. From %s to %s (%d days) %,d of them ordered again, %.1f %%.",
                evaluated.calibrationEnd(),
                report.customers(),
                evaluated.firstHoldoutDay(),
                evaluated.lastHoldoutDay(),
                evaluated.horizonDays(),
                report.ordered(),
                100.0 * report.ordered() / report.customers());
        parameters();
        scores();
        forecasts();
        calibration();
    }

    private void parameters() {
        line("%nParameters, in days%s", evaluated.withPrior() ? ", with the weak prior" : ", without the prior");
        purchases("MBG/NBD", report.mbg());
        purchases("BG/NBD", report.bg());
        line("  %-12s %s", "Gamma-Gamma", report.spend().match(this::spend, Fit.Failed::message));
        line("  %-12s %s", "COMBINED", report.combined().match(EvaluationText::weights, this::alone));
    }

    private void purchases(String name, Fit<BetaGeometricNbd> outcome) {
        line("  %-12s %s", name, outcome.match(EvaluationText::purchases, Fit.Failed::message));
    }

    private static String purchases(Fit.Converged<BetaGeometricNbd> fit) {
        BetaGeometricNbd model = fit.found();
        return format(
                "r %.9f, alpha %.9f, a %.9f, b %.9f, log-likelihood %.6f (%d steps)",
                model.r(), model.alpha(), model.a(), model.b(), fit.logLikelihood(), fit.iterations());
    }

    private String spend(Fit.Converged<GammaGamma> fit) {
        GammaGamma model = fit.found();
        return format(
                "p %.9f, q %.9f, g %.9f %s, log-likelihood %.6f (%,.0f repeat customers)",
                model.p(), model.q(), model.g(), evaluated.currency(), fit.logLikelihood(), fit.customers());
    }

    private static String weights(Fit.Converged<CombinedScore> fit) {
        StringBuilder text = new StringBuilder("log-odds of MBG/NBD");
        Map<ScoreFeature, Double> weights = new TreeMap<>();
        fit.found().weights().forEach((feature, weight) -> weights.put(feature, weight.weight()));
        weights.forEach((feature, weight) -> text.append(format(" %+.4f %s", weight, feature)));
        return text.append(format(" %+.4f; features standardised", fit.found().intercept()))
                .toString();
    }

    private String alone(Fit.Failed<CombinedScore> failed) {
        return "MBG/NBD alone: " + failed.message();
    }

    private void scores() {
        line("%n%-22s %8s %8s %9s", "Orders again?", "AUC", "Brier", "log-loss");
        for (ScoreResult result : report.scores()) {
            line(
                    "  %-20s %8.4f %8s %9s",
                    result.score(),
                    result.auc(),
                    orDash(result.score(), result.brier()),
                    orDash(result.score(), result.logLoss()));
        }
    }

    private static String orDash(CandidateScore score, double value) {
        return score.isProbability() ? format("%.4f", value) : "-";
    }

    private void forecasts() {
        line("%n%-22s %10s %10s %8s %8s", "Days with an order", "expected", "actual", "MAE", "RMSE");
        forecast("MBG/NBD", report.mbgForecast());
        forecast("BG/NBD", report.bgForecast());
    }

    private void forecast(String name, Optional<OrderForecast> forecast) {
        forecast.ifPresent(found -> line(
                "  %-20s %10.2f %10.0f %8.5f %8.5f",
                name, found.expected(), found.actual(), found.meanAbsoluteError(), found.rootMeanSquareError()));
    }

    private void calibration() {
        Optional<ScoreResult> combined = report.result(CandidateScore.COMBINED);
        Optional<ScoreResult> model = report.result(CandidateScore.MBG_ORDER);
        if (combined.isPresent() && model.isPresent()) {
            calibration(combined.get().calibration(), model.get().calibration());
        }
    }

    private void calibration(List<ScoreQuality.Decile> combined, List<ScoreQuality.Decile> model) {
        line("%nCalibration by tenths, least likely first, in per cent");
        line("  %9s %10s %9s %10s %9s", "customers", "COMBINED", "ordered", "MBG_ORDER", "ordered");
        for (int i = 0; i < combined.size(); i++) {
            line(
                    "  %,9d %10.2f %9.2f %10.2f %9.2f",
                    combined.get(i).customers(),
                    100 * combined.get(i).meanScore(),
                    100 * combined.get(i).orderedShare(),
                    100 * model.get(i).meanScore(),
                    100 * model.get(i).orderedShare());
        }
    }

    private void line(String format, Object... values) {
        out.println(format(format, values));
    }

    private static String format(String format, Object... values) {
        return String.format(Locale.ENGLISH, format, values);
    }
}
