package io.tideline.schemas.wire;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import org.apache.avro.AvroTypeException;
import org.apache.avro.Resolver;
import org.apache.avro.Resolver.Action;
import org.apache.avro.Resolver.Container;
import org.apache.avro.Resolver.EnumAdjust;
import org.apache.avro.Resolver.ReaderUnion;
import org.apache.avro.Resolver.RecordAdjust;
import org.apache.avro.Resolver.WriterUnion;
import org.apache.avro.Schema;
import org.apache.avro.Schema.Field;
import org.apache.avro.generic.GenericDatumReader;
import org.apache.avro.io.BinaryEncoder;
import org.apache.avro.io.EncoderFactory;
import org.apache.avro.specific.SpecificData;
import org.apache.avro.specific.SpecificDatumWriter;

/**
 * Turns Avro's comparison of a writer's schema with a generated class into one tree of readers, once per schema.
 *
 * <p>Avro's own readers decide the same again for every record (twice the time), or make lists of their own that fail
 * in {@code equals} where an item has an optional amount, and neither bounds the digits of an amount.
 */
final class GeneratedClassReader {

    private final SpecificData model;
    private final IdentityHashMap<RecordAdjust, RecordReader> records = new IdentityHashMap<>();

    private GeneratedClassReader(SpecificData model) {
        this.model = model;
    }

    /** A reader of what {@code writer} wrote, into the generated class of the model's schema {@code reader}. */
    static ValueReader of(Schema writer, Schema reader, SpecificData model) {
        return new GeneratedClassReader(model).compile(Resolver.resolve(writer, reader, model));
    }

    private ValueReader compile(Action action) {
        return switch (action.type) {
            case DO_NOTHING -> LeafReaders.plain(action.reader, model);
            case PROMOTE -> LeafReaders.promoted(action.writer, action.reader, model);
            case ENUM -> symbols((EnumAdjust) action);
            case CONTAINER -> container((Container) action);
            case RECORD -> record((RecordAdjust) action);
            case READER_UNION -> compile(((ReaderUnion) action).actualAction);
            case WRITER_UNION -> union((WriterUnion) action);
            case SKIP -> skip(action.writer);
            case ERROR ->
                in -> {
                    throw new AvroTypeException(action.toString());
                };
        };
    }

    private static ValueReader symbols(EnumAdjust action) {
        Object[] values = action.values;
        int[] adjustments = action.adjustments;
        return in -> {
            int written = in.readEnum();
            if (written < 0 || written >= adjustments.length || adjustments[written] < 0) {
                throw new AvroTypeException(
                        "symbol %d of %s is not known".formatted(written, action.writer.getFullName()));
            }
            return values[written];
        };
    }

    private ValueReader union(WriterUnion action) {
        ValueReader[] branches = new ValueReader[action.actions.length];
        for (int i = 0; i < branches.length; i++) {
            branches[i] = compile(action.actions[i]);
        }
        return in -> {
            int branch = in.readIndex();
            if (branch < 0 || branch >= branches.length) {
                throw new AvroTypeException(
                        "branch %d of a union of %d does not exist".formatted(branch, branches.length));
            }
            return branches[branch].read(in);
        };
    }

    private ValueReader container(Container action) {
        ValueReader item = compile(action.elementAction);
        return action.reader.getType() == Schema.Type.MAP ? in -> map(in, item) : in -> list(in, item);
    }

    private static List<Object> list(BoundedDecoder in, ValueReader item) throws IOException {
        long count = in.readArrayStart();
        List<Object> items = new ArrayList<>((int) count);
        for (; count > 0; count = in.arrayNext()) {
            for (long i = 0; i < count; i++) {
                items.add(item.read(in));
            }
        }
        return items;
    }

    private static Map<String, Object> map(BoundedDecoder in, ValueReader value) throws IOException {
        Map<String, Object> entries = new HashMap<>();
        for (long count = in.readMapStart(); count > 0; count = in.mapNext()) {
            for (long i = 0; i < count; i++) {
                entries.put(in.readString(), value.read(in));
            }
        }
        return entries;
    }

    private static ValueReader skip(Schema written) {
        return in -> {
            GenericDatumReader.skip(written, in);
            return null;
        };
    }

    private ValueReader record(RecordAdjust action) {
        RecordReader known = records.get(action);
        if (known != null) {
            return known;
        }
        RecordReader reader = new RecordReader(model.getClass(action.reader), action.reader);
        records.put(action, reader);
        fill(reader, action);
        return reader;
    }

    private void fill(RecordReader reader, RecordAdjust action) {
        int defaulted = action.readerOrder.length - action.firstDefault;
        int[] positions = new int[action.fieldActions.length + defaulted];
        ValueReader[] values = new ValueReader[positions.length];
        int next = 0;
        for (int i = 0; i < action.fieldActions.length; i++) {
            boolean skipped = action.fieldActions[i].type == Action.Type.SKIP;
            positions[i] = skipped ? RecordReader.SKIPPED : action.readerOrder[next++].pos();
            values[i] = compile(action.fieldActions[i]);
        }
        for (int i = 0; i < defaulted; i++) {
            Field field = action.readerOrder[action.firstDefault + i];
            positions[action.fieldActions.length + i] = field.pos();
            values[action.fieldActions.length + i] = defaultOf(field.schema(), action.defaults[i]);
        }
        reader.fill(positions, values);
    }

    private ValueReader defaultOf(Schema schema, Object value) {
        if (value == null) {
            return LeafReaders.constant(null);
        }
        return LeafReaders.copyOf(encoded(schema, value), compile(Resolver.resolve(schema, schema, model)));
    }

    private byte[] encoded(Schema schema, Object value) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        BinaryEncoder encoder = EncoderFactory.get().directBinaryEncoder(bytes, null);
        try {
            new SpecificDatumWriter<>(schema, model).write(value, encoder);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }
}
