/**
 * A schema registry for one machine: Avro schemas under subjects, their versions and compatibility, over the REST
 * interface that Confluent's clients speak. {@link io.tideline.local.registry.SchemaStore} is the registry itself,
 * {@link io.tideline.local.registry.RegistryServer} puts it behind HTTP.
 */
package io.tideline.local.registry;
