/** Records as bytes in the Confluent wire format: serializer, deserializer, and the typed failures of reading. */
package io.tideline.schemas.wire;
