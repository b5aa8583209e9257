package io.tideline.app.topics;

import io.tideline.schemas.ContractReport;
import java.util.List;

/** A look at the schema registry: how the contract of every topic stands there. */
@FunctionalInterface
public interface ContractInspection {

    /** How every contract stands; throws {@link UnavailableException} if the registry cannot be used. */
    List<ContractReport> read();
}
