/** The metrics of the running pipeline. */
package io.tideline.telemetry;
