package io.tideline.schemas.wire;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import org.apache.avro.io.BinaryEncoder;
import org.apache.avro.io.DatumWriter;
import org.apache.avro.io.EncoderFactory;
import org.apache.kafka.common.errors.SerializationException;

/** Writes prefix and body into one buffer that is kept from record to record. For one thread. */
final class BodyWriter {

    /** A buffer that one huge record made larger than this is not kept. */
    private static final int MAX_KEPT_BYTES = 1 << 20;

    private static final int INITIAL_BYTES = 512;

    private ByteArrayOutputStream buffer = new ByteArrayOutputStream(INITIAL_BYTES);
    private BinaryEncoder encoder;

    /**
     * The record in the wire format.
     *
     * @throws SerializationException if it breaks its schema
     */
    byte[] write(int id, DatumWriter<Object> writer, Object record) {
        buffer.reset();
        writePrefix(id);
        try {
            encoder = EncoderFactory.get().binaryEncoder(buffer, encoder);
            writer.write(record, encoder);
            encoder.flush();
        } catch (IOException | RuntimeException e) {
            // It still holds the first half of this record, and would write it in front of the next one.
            encoder = null;
            throw new SerializationException(
                    "A record of %s breaks its schema: %s."
                            .formatted(record.getClass().getName(), e.getMessage()),
                    e);
        }
        byte[] bytes = buffer.toByteArray();
        if (bytes.length > MAX_KEPT_BYTES) {
            buffer = new ByteArrayOutputStream(INITIAL_BYTES);
        }
        return bytes;
    }

    private void writePrefix(int id) {
        buffer.write(WireFormat.MAGIC);
        buffer.write(id >>> 24);
        buffer.write(id >>> 16);
        buffer.write(id >>> 8);
        buffer.write(id);
    }
}
