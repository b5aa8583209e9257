package io.tideline.http;

import io.tideline.query.PipelineView;
import io.tideline.query.StateAccess;
import io.tideline.telemetry.Telemetry;
import io.tideline.topology.Blueprint;
import java.util.function.LongSupplier;

/**
 * What the API answers from.
 *
 * @param blueprint of the pipeline
 * @param state of all instances
 * @param pipeline of this instance
 * @param telemetry of this instance
 * @param wallMillis the wall clock
 */
public record HttpParts(
        Blueprint blueprint, StateAccess state, PipelineView pipeline, Telemetry telemetry, LongSupplier wallMillis) {}
