package io.tideline.schemas;

import io.tideline.schemas.ContractReport.State;
import io.tideline.schemas.evolution.SchemaEvolution;
import io.tideline.schemas.registry.RegisteredSchema;
import io.tideline.schemas.registry.RegistryException;
import io.tideline.schemas.registry.SchemaRegistry;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Compares our contracts with a schema registry, and puts them there. Judges by itself whether a schema goes with every
 * earlier version, because a registry judges by the level it happens to be set to, and overlooks logical types.
 */
public final class ContractRegistration {

    /** What the registry is told to demand of every subject of ours: the strictest level there is. */
    public static final String LEVEL = "FULL_TRANSITIVE";

    private final SchemaRegistry registry;
    private final List<Contract> contracts;

    /**
     * A look at some contracts in a registry.
     *
     * @param registry where the subjects are
     * @param contracts what they hold
     */
    public ContractRegistration(SchemaRegistry registry, List<Contract> contracts) {
        this.registry = registry;
        this.contracts = List.copyOf(contracts);
    }

    /**
     * How every contract stands, without changing anything.
     *
     * @throws RegistryException if the registry fails
     */
    public List<ContractReport> check() {
        return contracts.stream().map(this::check).toList();
    }

    /**
     * Registers every contract that is missing and compatible, and sets its subject to {@link #LEVEL}. Incompatible
     * ones are left alone and reported. May be repeated: a second time changes nothing.
     *
     * @throws RegistryException if the registry fails
     */
    public List<ContractReport> register() {
        return contracts.stream().map(this::register).toList();
    }

    private ContractReport check(Contract contract) {
        String subject = contract.subject();
        Optional<RegisteredSchema> registered = registry.lookup(subject, contract.schema());
        List<String> reasons = registered.isPresent() ? List.of() : reasonsAgainst(contract, subject);
        return new ContractReport(
                contract,
                subject,
                stateOf(registered, reasons),
                registered,
                registry.compatibility(subject),
                reasons,
                List.of());
    }

    private static State stateOf(Optional<RegisteredSchema> registered, List<String> reasons) {
        if (registered.isPresent()) {
            return State.REGISTERED;
        }
        return reasons.isEmpty() ? State.MISSING : State.INCOMPATIBLE;
    }

    private List<String> reasonsAgainst(Contract contract, String subject) {
        List<String> ours = registry.versions(subject).stream()
                .flatMap(version -> registry.version(subject, version).stream())
                .flatMap(earlier -> reasonsAgainst(earlier, contract))
                .toList();
        return ours.isEmpty() ? registry.incompatibilities(subject, contract.schema()) : ours;
    }

    private static Stream<String> reasonsAgainst(RegisteredSchema earlier, Contract contract) {
        return SchemaEvolution.reasonsAgainstEither(earlier.schema(), contract.schema()).stream()
                .map(reason -> "Version " + earlier.version() + ": " + reason);
    }

    private ContractReport register(Contract contract) {
        ContractReport before = check(contract);
        if (before.state() == State.INCOMPATIBLE) {
            return before;
        }
        List<String> changes = new ArrayList<>();
        if (before.state() == State.MISSING) {
            int id = registry.register(before.subject(), contract.schema());
            changes.add("Registered under %s with id %d.".formatted(before.subject(), id));
        }
        if (!before.isGuarded()) {
            registry.setCompatibility(before.subject(), LEVEL);
            changes.add("Raised the compatibility of %s from %s to %s."
                    .formatted(before.subject(), before.level().orElse("the registry's default"), LEVEL));
        }
        ContractReport after = check(contract);
        return new ContractReport(
                contract, after.subject(), after.state(), after.registered(), after.level(), after.reasons(), changes);
    }
}
