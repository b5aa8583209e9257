package io.tideline.risk.score;

/**
 * One customer's score before a holdout, and what happened in it.
 *
 * @param score larger for those thought likelier to order; a probability where measures of calibration are wanted
 * @param ordered whether the customer ordered
 */
public record Prediction(double score, boolean ordered) {}
