/** The part of the topology that makes the pulse: sales in short windows of event time. */
package io.tideline.stream.pulse;
