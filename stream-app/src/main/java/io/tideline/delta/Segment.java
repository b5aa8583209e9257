package io.tideline.delta;

import io.tideline.ledger.Dimension;
import io.tideline.ledger.History;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/**
 * A part of all customers: everybody, or those with one value of a dimension.
 *
 * @param dimension {@code all} or the name of a dimension
 * @param value {@code all} or the value
 */
public record Segment(String dimension, String value) implements Address {
    private static final String EVERYBODY = "all";

    /** The value that takes the values beyond the limit of a dimension. */
    public static final String OTHER = "other";

    /** Everybody. */
    public static final Segment ALL = new Segment(EVERYBODY, EVERYBODY);

    /** The segments of a customer: everybody's first, then one for each dimension, in their order. */
    public static List<Segment> of(History history, List<Dimension> dimensions) {
        List<Segment> segments = new ArrayList<>(dimensions.size() + 1);
        segments.add(ALL);
        for (int i = 0; i < dimensions.size(); i++) {
            segments.add(new Segment(dimensions.get(i).id(), history.segments().get(i)));
        }
        return segments;
    }

    /** The name in keys: {@code all} or {@code channel=WEB}, with {@code / = %} of the value percent-encoded. */
    public String key() {
        return dimension.equals(EVERYBODY) ? EVERYBODY : dimension + "=" + encoded(value);
    }

    @Override
    public <R> R match(Function<Segment, R> segment, Function<FamilyAddress, R> family) {
        return segment.apply(this);
    }

    private static String encoded(String value) {
        return value.replace("%", "%25").replace("/", "%2F").replace("=", "%3D");
    }
}
