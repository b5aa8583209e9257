/** Timers of customers, in the order of time. */
package io.tideline.stream.timer;
