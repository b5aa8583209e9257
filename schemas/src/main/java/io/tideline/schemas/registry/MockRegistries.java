package io.tideline.schemas.registry;

/** Schema registries in memory, found by {@link java.util.ServiceLoader}: tests provide them, the product does not. */
public interface MockRegistries {
    /** The registry that all users of {@code mock://scope} in this process share. */
    SchemaRegistry ofScope(String scope);
}
