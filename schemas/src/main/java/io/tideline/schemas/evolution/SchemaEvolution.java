package io.tideline.schemas.evolution;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.apache.avro.Schema;
import org.apache.avro.SchemaCompatibility;
import org.apache.avro.SchemaCompatibility.Incompatibility;

/**
 * Judges whether one schema can read what another one wrote: by Avro's rules of resolution, and by those of
 * {@link LogicalTypeAgreement}, which Avro and registries leave out. Reasons are sentences, none means it can.
 */
public final class SchemaEvolution {

    private SchemaEvolution() {}

    /** Why {@code reader} cannot read everything that {@code writer} wrote. */
    public static List<String> reasonsAgainstReading(Schema writer, Schema reader) {
        Stream<String> avro =
                SchemaCompatibility.checkReaderWriterCompatibility(reader, writer)
                        .getResult()
                        .getIncompatibilities()
                        .stream()
                        .map(SchemaEvolution::sentence);
        return Stream.concat(avro, LogicalTypeAgreement.reasonsAgainstReading(writer, reader).stream())
                .distinct()
                .toList();
    }

    /** Why the two are not fully compatible, that is why one of them cannot read what the other wrote. */
    public static List<String> reasonsAgainstEither(Schema earlier, Schema later) {
        List<String> reasons = new ArrayList<>();
        reasonsAgainstReading(earlier, later)
                .forEach(reason -> reasons.add("The later cannot read the earlier: " + reason));
        reasonsAgainstReading(later, earlier)
                .forEach(reason -> reasons.add("The earlier cannot read the later: " + reason));
        return List.copyOf(reasons);
    }

    private static String sentence(Incompatibility incompatibility) {
        return "%s at %s: %s."
                .formatted(incompatibility.getType(), incompatibility.getLocation(), incompatibility.getMessage());
    }
}
