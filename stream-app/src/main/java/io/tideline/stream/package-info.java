/** All the Kafka Streams there is: the topology on one page, and thin processors that get, call, put and forward. */
package io.tideline.stream;
