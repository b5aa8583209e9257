/**
 * Every setting of Tideline: its name, default, bounds and meaning, where its value came from, and what the settings
 * mean to a Kafka client.
 *
 * <p>{@link io.tideline.config.Settings} reads them, and {@link io.tideline.config.Plan} turns them into the rules of the
 * pure rooms, which do not know this package. Nothing here connects to a broker.
 */
package io.tideline.config;
