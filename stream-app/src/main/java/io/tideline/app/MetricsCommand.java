package io.tideline.app;

import io.tideline.app.command.BuildVersion;
import io.tideline.telemetry.MetricReference;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** {@code tideline metrics}: what every metric means. */
@Command(
        name = "metrics",
        mixinStandardHelpOptions = true,
        versionProvider = BuildVersion.class,
        header = "Prints what every metric means, as Markdown (docs/metrics.md).")
final class MetricsCommand implements Runnable {
    @Spec
    private CommandSpec spec;

    @Override
    public void run() {
        spec.commandLine().getOut().print(MetricReference.markdown());
        spec.commandLine().getOut().flush();
    }
}
