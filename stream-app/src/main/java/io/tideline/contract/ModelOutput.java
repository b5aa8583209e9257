package io.tideline.contract;

import io.tideline.risk.model.FittedModel;

/**
 * A model that was fitted.
 *
 * @param fitMillis what the fit took, in milliseconds of the wall clock
 */
public record ModelOutput(FittedModel model, long fitMillis) {}
