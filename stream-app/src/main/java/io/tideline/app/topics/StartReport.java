package io.tideline.app.topics;

import io.tideline.app.command.ExitCode;
import java.util.List;
import java.util.OptionalInt;

/**
 * What the check at the start found.
 *
 * @param findings in the order in which they were found; empty if all is well
 * @param inputPartitions partitions of the input topics, of the largest if they differ; empty if there are none
 */
public record StartReport(List<Finding> findings, OptionalInt inputPartitions) {

    /** Copies the findings. */
    public StartReport {
        findings = List.copyOf(findings);
    }

    /** Whether the application can start. */
    public boolean canStart() {
        return exitCode() == ExitCode.OK;
    }

    /** OK if the application can start, otherwise the code it has to exit with; what is unreachable comes first. */
    public ExitCode exitCode() {
        if (has(Finding.Severity.UNREACHABLE)) {
            return ExitCode.UNREACHABLE;
        }
        return has(Finding.Severity.VIOLATION) ? ExitCode.VIOLATION : ExitCode.OK;
    }

    private boolean has(Finding.Severity severity) {
        return findings.stream().anyMatch(finding -> finding.severity() == severity);
    }
}
