/** What is configured by class name: serializers, and how RocksDB is opened. */
package io.tideline.config.kafka;
