/**
 * Every setting of Tideline: its name, default, bounds and meaning, where its value came from, and what the settings
 * mean to a Kafka client.
 *
 * <p>{@link io.tideline.config.Settings} is the way in. Reading is pure except for the file and the secrets it is
 * told to open; nothing here talks to a broker. The rooms of pure arithmetic do not know this package: they are
 * handed plain values.
 */
package io.tideline.config;
