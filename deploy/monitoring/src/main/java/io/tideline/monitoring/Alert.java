package io.tideline.monitoring;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.math.BigDecimal;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;

/**
 * One alert as its source describes it: a value, and the bound that it must not pass.
 *
 * @param name in capitals at the beginning of each word
 * @param severity how soon somebody must react
 * @param value a query, which returns nothing where the alert does not apply
 * @param above the alert fires when the value is above this; absent if {@code below} is given
 * @param below the alert fires when the value is below this
 * @param pending for how long before the alert fires, as Prometheus writes durations
 * @param keepFiringFor for how long the alert goes on firing after the value is back within the bound
 * @param panel the panel to look at first
 * @param summary one line
 * @param description one sentence with the value
 */
public record Alert(
        @JsonProperty("alert") String name,
        Severity severity,
        String value,
        Optional<BigDecimal> above,
        Optional<BigDecimal> below,
        @JsonProperty("for") String pending,
        Optional<String> keepFiringFor,
        PanelReference panel,
        String summary,
        String description) {

    /** How soon somebody must react. */
    public enum Severity {
        /** In working hours. */
        @JsonProperty("warning")
        WARNING,
        /** Now. */
        @JsonProperty("critical")
        CRITICAL;

        /** The severity as the value of a label. */
        public String label() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /** Checks that nothing is missing and that there is exactly one bound. */
    public Alert {
        Objects.requireNonNull(name, "alert");
        Objects.requireNonNull(severity, name + ": severity");
        Objects.requireNonNull(value, name + ": value");
        Objects.requireNonNull(pending, name + ": for");
        Objects.requireNonNull(panel, name + ": panel");
        Objects.requireNonNull(summary, name + ": summary");
        Objects.requireNonNull(description, name + ": description");
        if (above.isPresent() == below.isPresent()) {
            throw new IllegalArgumentException(name + " must have either above or below");
        }
        value = value.strip();
    }

    /** The bound itself. */
    public BigDecimal bound() {
        return above.or(() -> below).orElseThrow();
    }

    /** The name in lower case with hyphens: that of its runbook, and its uid in Grafana. */
    public String slug() {
        return name.replaceAll("(?<=[a-z])(?=[A-Z])", "-").toLowerCase(Locale.ROOT);
    }
}
