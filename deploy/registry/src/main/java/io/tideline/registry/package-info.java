/**
 * A schema registry for one machine and for tests: Avro schemas under subjects, their versions and compatibility, over the REST
 * interface that Confluent's clients speak. {@link io.tideline.registry.SchemaStore} is the registry itself,
 * {@link io.tideline.registry.RegistryServer} puts it behind HTTP.
 */
package io.tideline.registry;
