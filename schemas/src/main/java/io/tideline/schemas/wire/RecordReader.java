package io.tideline.schemas.wire;

import java.io.IOException;
import org.apache.avro.Schema;
import org.apache.avro.generic.IndexedRecord;
import org.apache.avro.specific.SpecificData;

/** Reads a record field by field in the writer's order. Filled after it was made, because records may nest. */
final class RecordReader implements ValueReader {

    /** Position of a field that the writer wrote and the reader does not have. */
    static final int SKIPPED = -1;

    private final Class<?> type;
    private final Schema schema;
    private int[] positions = {};
    private ValueReader[] values = {};

    RecordReader(Class<?> type, Schema schema) {
        this.type = type;
        this.schema = schema;
    }

    /** Sets what is read one after the other, and into which field each goes. */
    void fill(int[] newPositions, ValueReader[] newValues) {
        positions = newPositions;
        values = newValues;
    }

    @Override
    public Object read(BoundedDecoder in) throws IOException {
        IndexedRecord record = (IndexedRecord) SpecificData.newInstance(type, schema);
        for (int i = 0; i < values.length; i++) {
            Object value = values[i].read(in);
            if (positions[i] != SKIPPED) {
                record.put(positions[i], value);
            }
        }
        return record;
    }
}
