/** The timers of customers: a queue of buckets of time, kept in blocks of a store. */
package io.tideline.stream.timer;
