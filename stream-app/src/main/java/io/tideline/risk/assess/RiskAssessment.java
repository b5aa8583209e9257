package io.tideline.risk.assess;

import java.util.List;
import java.util.Optional;

/**
 * The churn risk of one customer on one day.
 *
 * @param level the level in force and when it began
 * @param next the level to come if nothing happens; empty once CHURNED
 * @param outlook what the model expects; empty before there is one
 * @param reasons why the customer may be lost, strongest first
 * @param action what to do about it
 */
public record RiskAssessment(
        LevelStart level,
        Optional<LevelStart> next,
        Optional<Outlook> outlook,
        List<Reason> reasons,
        SuggestedAction action) {
    public RiskAssessment {
        reasons = List.copyOf(reasons);
    }
}
