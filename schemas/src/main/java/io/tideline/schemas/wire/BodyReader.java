package io.tideline.schemas.wire;

import io.tideline.schemas.evolution.LogicalTypeAgreement;
import io.tideline.schemas.evolution.SchemaEvolution;
import io.tideline.schemas.wire.AvroDecodeException.Fault;
import java.io.IOException;
import java.util.List;
import org.apache.avro.AvroTypeException;
import org.apache.avro.Schema;
import org.apache.avro.generic.GenericData;
import org.apache.avro.generic.GenericDatumReader;
import org.apache.avro.specific.SpecificData;

/** Reads the bodies that one writer's schema wrote. For one thread. */
final class BodyReader {

    private final ValueReader reader;
    private final List<String> incompatibilities;
    private final boolean misleading;

    private BodyReader(ValueReader reader, List<String> incompatibilities, boolean misleading) {
        this.reader = reader;
        this.incompatibilities = incompatibilities;
        this.misleading = misleading;
    }

    /** Reads as generic data, as it was written. */
    static BodyReader generic(Schema writer) {
        GenericDatumReader<Object> reader = new GenericDatumReader<>(writer, writer, GenericData.get());
        return new BodyReader(in -> reader.read(null, in), List.of(), false);
    }

    /**
     * Reads as a generated class, resolving what the two schemas write differently. Where they are compatible only in
     * part, the records that can be read are; where a number would be taken for another one, none is.
     */
    static BodyReader specific(Schema writer, Class<?> type) {
        SpecificData model = SpecificData.getForClass(type);
        Schema expected = model.getSchema(type);
        return new BodyReader(
                GeneratedClassReader.of(writer, expected, model),
                SchemaEvolution.reasonsAgainstReading(writer, expected),
                !LogicalTypeAgreement.reasonsAgainstReading(writer, expected).isEmpty()
                        || !writer.getName().equals(expected.getName()));
    }

    /**
     * The datum that begins where the decoder stands.
     *
     * @throws AvroDecodeException UNDECODABLE_BODY, TRAILING_BYTES or INCOMPATIBLE_SCHEMA
     */
    Object read(BoundedDecoder decoder) {
        if (misleading) {
            throw incompatible(null);
        }
        Object datum = decode(decoder);
        if (decoder.remaining() > 0) {
            throw new AvroDecodeException(
                    Fault.TRAILING_BYTES,
                    "The value goes on for %d bytes after its record.".formatted(decoder.remaining()));
        }
        return datum;
    }

    private Object decode(BoundedDecoder decoder) {
        try {
            return reader.read(decoder);
        } catch (AvroTypeException e) {
            throw incompatibilities.isEmpty() ? undecodable(e) : incompatible(e);
        } catch (IOException | RuntimeException e) {
            throw undecodable(e);
        } catch (StackOverflowError e) {
            throw undecodable(new IOException("it is nested too deeply", e));
        }
    }

    private AvroDecodeException incompatible(AvroTypeException cause) {
        return new AvroDecodeException(
                Fault.INCOMPATIBLE_SCHEMA,
                "The writer's schema cannot be read: " + String.join(" ", incompatibilities),
                cause);
    }

    private static AvroDecodeException undecodable(Exception cause) {
        String why = cause.getMessage() == null ? cause.getClass().getSimpleName() : cause.getMessage();
        return new AvroDecodeException(
                Fault.UNDECODABLE_BODY, "The value is not what its schema says: %s.".formatted(why), cause);
    }
}
