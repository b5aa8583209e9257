package io.tideline.http;

import io.tideline.config.Plan;
import io.tideline.query.PipelineView;
import io.tideline.query.StateAccess;
import io.tideline.telemetry.Telemetry;
import java.util.function.LongSupplier;

/**
 * The parts of an instance that the API reads.
 *
 * @param plan the settings, read into rules
 * @param state the state of all instances
 * @param pipeline the running application
 * @param telemetry the metrics of this instance
 * @param wallMillis the wall clock in milliseconds since 1970
 */
public record HttpParts(
        Plan plan, StateAccess state, PipelineView pipeline, Telemetry telemetry, LongSupplier wallMillis) {}
