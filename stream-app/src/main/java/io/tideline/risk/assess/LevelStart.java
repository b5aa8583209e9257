package io.tideline.risk.assess;

import io.tideline.risk.solver.Require;

/**
 * A risk level and when it begins, if nothing happens.
 *
 * @param level the level
 * @param gapDays days after the last occasion, 0 or more; the fraction is one of the local day it falls into
 */
public record LevelStart(RiskLevel level, double gapDays) {
    public LevelStart {
        Require.notNegative("gapDays", gapDays);
    }
}
