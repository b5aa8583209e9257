package io.tideline.app.evaluate;

import io.tideline.risk.evaluation.ModelEvaluation;
import java.time.LocalDate;

/**
 * The result of an evaluation with its parameters.
 *
 * @param calibrationEnd the last day that the models know
 * @param horizonDays length of the holdout in days
 * @param withPrior whether the weak prior was used
 * @param currency the currency of all amounts
 * @param report the result
 */
record Evaluated(
        LocalDate calibrationEnd, int horizonDays, boolean withPrior, String currency, ModelEvaluation.Report report) {

    LocalDate firstHoldoutDay() {
        return calibrationEnd.plusDays(1);
    }

    LocalDate lastHoldoutDay() {
        return calibrationEnd.plusDays(horizonDays);
    }
}
