package io.tideline.app.evaluate;

import io.tideline.risk.evaluation.ModelEvaluation;
import java.time.LocalDate;

/**
 * An evaluation and what it is about.
 *
 * @param calibrationEnd the last day the models know
 * @param horizonDays length of the holdout
 * @param withPrior whether the weak prior counted
 * @param currency of all amounts
 * @param report what was found
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
