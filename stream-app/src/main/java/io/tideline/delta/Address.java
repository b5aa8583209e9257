package io.tideline.delta;

import java.util.function.Function;

/**
 * Where contributions are added up: a segment, or a family that counts all customers in one place.
 *
 * <p>In stored bytes an address is two texts, the first of which names what is counted in one partition of the rollup.
 */
public sealed interface Address permits Segment, FamilyAddress {
    /** The first text: all addresses that share it are counted in one partition. */
    String dimension();

    /** The second text, which tells the addresses of a dimension apart. */
    String value();

    /** Calls the function for this kind. */
    <R> R match(Function<Segment, R> segment, Function<FamilyAddress, R> family);

    /** The address of two texts as they were stored. */
    static Address of(String dimension, String value) {
        for (FamilyAddress family : FamilyAddress.values()) {
            if (family.dimension().equals(dimension)) {
                return family;
            }
        }
        return new Segment(dimension, value);
    }
}
