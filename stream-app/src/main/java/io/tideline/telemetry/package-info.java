/** What the running pipeline tells about itself. */
package io.tideline.telemetry;
