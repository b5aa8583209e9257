package io.tideline.http;

import io.tideline.config.Plan;
import io.tideline.query.PipelineView;
import io.tideline.query.StateAccess;
import io.tideline.telemetry.Telemetry;
import java.util.function.LongSupplier;

/**
 * What the API answers from.
 *
 * @param plan of the pipeline
 * @param state of all instances
 * @param pipeline of this instance
 * @param telemetry of this instance
 * @param wallMillis the wall clock
 */
public record HttpParts(
        Plan plan, StateAccess state, PipelineView pipeline, Telemetry telemetry, LongSupplier wallMillis) {}
