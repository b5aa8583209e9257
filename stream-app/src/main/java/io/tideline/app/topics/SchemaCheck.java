package io.tideline.app.topics;

import io.tideline.schemas.ContractReport;
import java.util.List;
import java.util.Optional;

/** Whether the schemas of the pipeline are where its serializers look for them; pure. */
public final class SchemaCheck {

    private static final String REGISTER = "tideline schemas register";

    private SchemaCheck() {}

    /**
     * What is wrong with the contracts in a registry.
     *
     * @param autoRegister whether the serializers register what is missing by themselves
     */
    public static List<Finding> contracts(List<ContractReport> reports, boolean autoRegister) {
        return reports.stream()
                .flatMap(report -> finding(report, autoRegister).stream())
                .toList();
    }

    private static Optional<Finding> finding(ContractReport report, boolean autoRegister) {
        return switch (report.state()) {
            case REGISTERED -> report.isGuarded() ? Optional.empty() : Optional.of(unguarded(report));
            case MISSING -> autoRegister ? Optional.empty() : Optional.of(missing(report));
            case INCOMPATIBLE -> Optional.of(incompatible(report));
        };
    }

    private static Finding unguarded(ContractReport report) {
        return Finding.warning("Subject " + report.subject() + " may take schemas that do not go with earlier ones,"
                + " its compatibility is not FULL_TRANSITIVE. Guard it with: " + REGISTER);
    }

    private static Finding missing(ContractReport report) {
        return Finding.violation("The schema of subject " + report.subject()
                + " is not registered in this version. Register it with: " + REGISTER);
    }

    private static Finding incompatible(ContractReport report) {
        return Finding.violation("The schema of subject " + report.subject() + " does not go with what is registered ("
                + String.join(" ", report.reasons())
                + "), so bring the subject in line or give the topic another name");
    }
}
