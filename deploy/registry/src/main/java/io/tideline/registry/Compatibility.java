package io.tideline.registry;

import java.util.ArrayList;
import java.util.List;
import org.apache.avro.Schema;
import org.apache.avro.SchemaCompatibility;
import org.apache.avro.SchemaCompatibility.SchemaCompatibilityType;

/** The comparison of a schema with earlier ones by Avro's rules of schema resolution. */
final class Compatibility {

    private Compatibility() {}

    /**
     * What stands between {@code candidate} and {@code earlier}, one sentence each; empty if it may join them.
     *
     * @param earlier oldest first
     */
    static List<String> conflicts(CompatibilityLevel level, Schema candidate, List<SubjectVersion> earlier) {
        List<SubjectVersion> counted = level.isTransitive() || earlier.isEmpty()
                ? earlier
                : earlier.subList(earlier.size() - 1, earlier.size());
        return counted.stream()
                .flatMap(version -> against(level, candidate, version).stream())
                .toList();
    }

    /** As {@link #conflicts}, against one version only, whether or not it is the latest. */
    static List<String> against(CompatibilityLevel level, Schema candidate, SubjectVersion version) {
        Schema other = AvroText.parse(version.schema().text());
        List<String> conflicts = new ArrayList<>();
        if (level.demandsBackward()) {
            conflicts.addAll(unreadable(candidate, other, "the new schema cannot read version " + version.version()));
        }
        if (level.demandsForward()) {
            conflicts.addAll(unreadable(other, candidate, "version " + version.version() + " cannot read the new one"));
        }
        return conflicts;
    }

    private static List<String> unreadable(Schema reader, Schema writer, String claim) {
        var outcome = SchemaCompatibility.checkReaderWriterCompatibility(reader, writer);
        if (outcome.getType() == SchemaCompatibilityType.COMPATIBLE) {
            return List.of();
        }
        return outcome.getResult().getIncompatibilities().stream()
                .map(found -> claim + ": " + found.getType() + " at " + found.getLocation() + ", " + found.getMessage())
                .toList();
    }
}
