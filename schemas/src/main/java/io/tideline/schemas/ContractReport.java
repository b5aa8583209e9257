package io.tideline.schemas;

import io.tideline.schemas.registry.RegisteredSchema;
import java.util.List;
import java.util.Optional;

/**
 * How a contract stands in the schema registry.
 *
 * @param contract the contract
 * @param subject its subject, {@code <topic>-value}
 * @param state whether the registry holds it
 * @param registered version and id, if it does
 * @param level the compatibility level set on the subject itself, if there is one
 * @param reasons why it is incompatible; empty otherwise
 * @param changes what was changed in the registry, as sentences; empty after a check
 */
public record ContractReport(
        Contract contract,
        String subject,
        State state,
        Optional<RegisteredSchema> registered,
        Optional<String> level,
        List<String> reasons,
        List<String> changes) {

    /** Whether the registry holds a contract. */
    public enum State {
        /** It holds exactly this schema. */
        REGISTERED,
        /** It does not hold it, and would take it. */
        MISSING,
        /** Another version of the subject, or what the registry demands of it, stands against it. */
        INCOMPATIBLE
    }

    public ContractReport {
        reasons = List.copyOf(reasons);
        changes = List.copyOf(changes);
    }

    /** Whether the registry itself keeps the subject fully compatible from now on. */
    public boolean isGuarded() {
        return level.filter(ContractRegistration.LEVEL::equals).isPresent();
    }
}
