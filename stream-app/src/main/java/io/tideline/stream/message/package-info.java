/** What travels between the processors of the topology. */
package io.tideline.stream.message;
