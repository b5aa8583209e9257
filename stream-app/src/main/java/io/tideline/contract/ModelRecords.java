package io.tideline.contract;

import io.tideline.retention.ChurnModel;
import io.tideline.risk.model.FittedModel;
import io.tideline.risk.purchase.BetaGeometricNbd;
import io.tideline.risk.purchase.DropoutRule;
import io.tideline.risk.score.CombinedScore;
import io.tideline.risk.score.FeatureWeight;
import io.tideline.risk.score.ScoreFeature;
import io.tideline.risk.solver.Fit;
import io.tideline.risk.spend.GammaGamma;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * Turns fitted models into records of the model topic and back, to the last bit.
 *
 * <p>The weights of the score are written as {@code intercept} and, for each feature, {@code <feature>.weight},
 * {@code .centre} and {@code .scale}; a feature that this version does not know is passed over when read.
 */
public final class ModelRecords {
    private static final String INTERCEPT = "intercept";

    private final ZoneId zone;
    private final String currency;

    /** Records of a shop in that zone with that reporting currency. */
    public ModelRecords(ZoneId zone, String currency) {
        this.zone = zone;
        this.currency = currency;
    }

    /**
     * The record of a model.
     *
     * @param fitMillis what the fit took, in milliseconds of the wall clock
     */
    public ChurnModel record(FittedModel fitted, long fitMillis) {
        Fit.Converged<BetaGeometricNbd> fit = fitted.purchases();
        ChurnModel churnModel = new ChurnModel();
        churnModel.setModel(FittedModel.MBG_NBD);
        churnModel.setVersion(fitted.version());
        churnModel.setFittedAt(Instant.ofEpochMilli(fitted.fittedAt()));
        churnModel.setFirstDay(LocalDate.ofEpochDay(fitted.firstDay()));
        churnModel.setLastDay(LocalDate.ofEpochDay(fitted.lastDay()));
        churnModel.setTimeZone(zone.getId());
        churnModel.setR(fit.found().r());
        churnModel.setAlpha(fit.found().alpha());
        churnModel.setA(fit.found().a());
        churnModel.setB(fit.found().b());
        churnModel.setLogLikelihood(fit.logLikelihood());
        churnModel.setCurrency(currency);
        churnModel.setCustomers(Math.round(fit.customers()));
        churnModel.setRepeatCustomers(fitted.repeatCustomers());
        churnModel.setCells(fit.cells());
        churnModel.setIterations(fit.iterations());
        churnModel.setFitMillis(fitMillis);
        churnModel.setWeights(weights(fitted.score()));
        fitted.spend().ifPresent(spend -> spend(spend, churnModel));
        return churnModel;
    }

    private static void spend(FittedModel.Spend spend, ChurnModel churnModel) {
        churnModel.setSpendP(spend.model().p());
        churnModel.setSpendQ(spend.model().q());
        churnModel.setSpendGamma(spend.model().g());
        churnModel.setSpendLogLikelihood(spend.logLikelihood());
    }

    private static Map<String, Double> weights(CombinedScore score) {
        Map<String, Double> named = new HashMap<>();
        if (!score.equals(CombinedScore.MODEL_ALONE)) {
            named.put(INTERCEPT, score.intercept());
        }
        score.weights().forEach((feature, weight) -> {
            named.put(name(feature, "weight"), weight.weight());
            named.put(name(feature, "centre"), weight.centre());
            named.put(name(feature, "scale"), weight.scale());
        });
        return named;
    }

    private static String name(ScoreFeature feature, String part) {
        return feature.name().toLowerCase(Locale.ROOT) + "." + part;
    }

    /** The model of a record. */
    public static FittedModel fitted(ChurnModel churnModel) {
        BetaGeometricNbd purchases = new BetaGeometricNbd(
                churnModel.getR(),
                churnModel.getAlpha(),
                churnModel.getA(),
                churnModel.getB(),
                DropoutRule.AFTER_EVERY_ORDER);
        return new FittedModel(
                churnModel.getVersion(),
                churnModel.getFittedAt().toEpochMilli(),
                Math.toIntExact(churnModel.getFirstDay().toEpochDay()),
                Math.toIntExact(churnModel.getLastDay().toEpochDay()),
                new Fit.Converged<>(
                        purchases,
                        churnModel.getLogLikelihood(),
                        churnModel.getCustomers(),
                        Math.toIntExact(churnModel.getCells()),
                        churnModel.getIterations()),
                churnModel.getRepeatCustomers(),
                spend(churnModel),
                score(churnModel.getWeights()));
    }

    private static Optional<FittedModel.Spend> spend(ChurnModel churnModel) {
        return churnModel.getSpendP() == null
                ? Optional.empty()
                : Optional.of(new FittedModel.Spend(
                        new GammaGamma(churnModel.getSpendP(), churnModel.getSpendQ(), churnModel.getSpendGamma()),
                        churnModel.getSpendLogLikelihood()));
    }

    private static CombinedScore score(Map<String, Double> named) {
        Map<ScoreFeature, FeatureWeight> weights = new EnumMap<>(ScoreFeature.class);
        for (ScoreFeature feature : ScoreFeature.values()) {
            Double weight = named.get(name(feature, "weight"));
            if (weight != null) {
                weights.put(
                        feature,
                        new FeatureWeight(
                                weight, named.get(name(feature, "centre")), named.get(name(feature, "scale"))));
            }
        }
        return new CombinedScore(named.getOrDefault(INTERCEPT, 0.0), weights);
    }
}
