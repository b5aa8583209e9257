package io.tideline.delta;

import java.util.function.Function;

/**
 * The address of a family whose counts of all customers are kept by one task of the rollup. Its name is part of stored
 * bytes, and of no dimension.
 */
public enum FamilyAddress implements Address {
    /** The counts that the churn model is fitted to. */
    MODEL("model");

    private final String id;

    FamilyAddress(String id) {
        this.id = id;
    }

    @Override
    public String dimension() {
        return id;
    }

    @Override
    public String value() {
        return id;
    }

    @Override
    public <R> R match(Function<Segment, R> segment, Function<FamilyAddress, R> family) {
        return family.apply(this);
    }
}
