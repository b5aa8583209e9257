package io.tideline.telemetry;

import java.util.Locale;
import java.util.OptionalDouble;
import java.util.function.Function;
import java.util.regex.Pattern;
import org.apache.avro.Schema;

/**
 * A figure as a metric.
 *
 * @param <R> what it is a figure of
 * @param field the name in the contract
 * @param metric the name of the metric
 * @param help what the contract says of the field
 * @param reader gives the value, or nothing where it is undefined
 */
record Figure<R>(String field, String metric, String help, Function<R, OptionalDouble> reader) {
    private static final Pattern HUMP = Pattern.compile("(?<=[a-z0-9])(?=[A-Z])|(?<=[a-z])(?=[0-9])");

    /** A field of a contract under its own name, behind a prefix, and before its unit unless that is empty. */
    static <R> Figure<R> of(
            Schema contract, String field, String prefix, String unit, Function<R, OptionalDouble> reader) {
        String name = prefix + HUMP.matcher(field).replaceAll("_").toLowerCase(Locale.ROOT);
        String metric = unit.isEmpty() ? name : name + "_" + unit;
        return new Figure<>(field, metric, contract.getField(field).doc(), reader);
    }
}
