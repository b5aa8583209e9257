package io.tideline.schemas.wire;

import java.io.IOException;

/** Reads one value, whose writer's and reader's schema were compared beforehand. */
@FunctionalInterface
interface ValueReader {

    /**
     * The value that begins where the decoder stands; null is the value of Avro's null.
     *
     * @throws IOException if the bytes end too early
     * @throws org.apache.avro.AvroRuntimeException if they are no such value
     */
    Object read(BoundedDecoder in) throws IOException;
}
