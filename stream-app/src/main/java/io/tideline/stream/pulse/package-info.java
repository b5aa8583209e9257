/** The windows of the pulse. */
package io.tideline.stream.pulse;
