/** The pipeline as a Kafka Streams topology: glue between records, stores and the pure rooms. */
package io.tideline.topology;
