package io.tideline.schemas.evolution;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.apache.avro.LogicalType;
import org.apache.avro.LogicalTypes;
import org.apache.avro.Schema;
import org.apache.avro.Schema.Field;

/**
 * Finds where a reader would take a writer's number for another one: cents for tens of euros, microseconds for
 * milliseconds. Avro resolves the plain types below and would read such values silently. Wherever the reader has a
 * logical type, the writer must have the same, a decimal with the same scale. Precisions may differ: whether a value
 * fits is judged value by value.
 */
public final class LogicalTypeAgreement {

    private final List<String> reasons = new ArrayList<>();
    private final Set<String> visited = new HashSet<>();

    private LogicalTypeAgreement() {}

    /** Sentences that name each place of disagreement; none if there is none. */
    public static List<String> reasonsAgainstReading(Schema writer, Schema reader) {
        LogicalTypeAgreement agreement = new LogicalTypeAgreement();
        agreement.compare("", writer, reader);
        return List.copyOf(agreement.reasons);
    }

    private void compare(String path, Schema writer, Schema reader) {
        if (writer.isUnion()) {
            writer.getTypes().forEach(branch -> compare(path, branch, reader));
        } else if (reader.isUnion()) {
            reader.getTypes().stream()
                    .filter(branch -> branch.getType() == writer.getType())
                    .forEach(branch -> compare(path, writer, branch));
        } else {
            compareSingle(path, writer, reader);
        }
    }

    private void compareSingle(String path, Schema writer, Schema reader) {
        if (writer.getType() != reader.getType()) {
            // An int for a long, and so on; what Avro cannot promote it reports itself.
            compareTypes(path, writer.getLogicalType(), reader.getLogicalType());
            return;
        }
        switch (reader.getType()) {
            case RECORD -> compareFields(path, writer, reader);
            case ARRAY -> compare(path + "/items", writer.getElementType(), reader.getElementType());
            case MAP -> compare(path + "/values", writer.getValueType(), reader.getValueType());
            default -> compareTypes(path, writer.getLogicalType(), reader.getLogicalType());
        }
    }

    private void compareFields(String path, Schema writer, Schema reader) {
        if (!visited.add(writer.getFullName() + ">" + reader.getFullName())) {
            return;
        }
        for (Field field : reader.getFields()) {
            Field written = writer.getField(field.name());
            if (written != null) {
                compare(path + "/" + field.name(), written.schema(), field.schema());
            }
        }
    }

    private void compareTypes(String path, LogicalType written, LogicalType read) {
        if (read != null && !agree(written, read)) {
            reasons.add("LOGICAL_TYPE_MISMATCH at %s: written as %s, read as %s."
                    .formatted(path, describe(written), describe(read)));
        }
    }

    private static boolean agree(LogicalType written, LogicalType read) {
        if (written instanceof LogicalTypes.Decimal from && read instanceof LogicalTypes.Decimal to) {
            return from.getScale() == to.getScale();
        }
        return written != null && written.getName().equals(read.getName());
    }

    private static String describe(LogicalType type) {
        if (type instanceof LogicalTypes.Decimal decimal) {
            return "decimal(%d,%d)".formatted(decimal.getPrecision(), decimal.getScale());
        }
        return type == null ? "a plain number" : type.getName();
    }
}
