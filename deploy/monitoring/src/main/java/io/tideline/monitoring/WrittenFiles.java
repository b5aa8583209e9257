package io.tideline.monitoring;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;

/** Everything that is written from the sources. {@code deploy/monitoring/generate} runs it; a test compares. */
public final class WrittenFiles {

    private WrittenFiles() {}

    /** What each file below {@code deploy} has to contain. */
    public static Map<Path, String> of(Sources sources) {
        Map<Path, String> files = new TreeMap<>();
        AlertCatalogue alerts = sources.alerts();
        files.put(Path.of("prometheus/rules/alerts.yml"), Sources.yaml(new PrometheusRules(alerts).tree()));
        files.put(Path.of("grafana/provisioning/alerting/rules.yml"), Sources.yaml(new GrafanaRules(alerts).tree()));
        for (DashboardSource dashboard : sources.dashboards()) {
            Path file = Path.of("grafana/dashboards", dashboard.uid() + ".json");
            files.put(file, Sources.json(new DashboardJson(dashboard).tree()));
        }
        return files;
    }

    /** Writes all files; the argument is the folder {@code deploy}. */
    public static void main(String[] arguments) throws IOException {
        Path deploy = Path.of(arguments[0]);
        for (Map.Entry<Path, String> file :
                of(new Sources(deploy.resolve("monitoring"))).entrySet()) {
            Files.writeString(deploy.resolve(file.getKey()), file.getValue());
        }
    }
}
