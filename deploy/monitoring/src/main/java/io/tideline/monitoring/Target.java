package io.tideline.monitoring;

import java.util.Objects;
import java.util.Optional;

/**
 * One query of a panel.
 *
 * @param expr PromQL with variables of Grafana
 * @param legend the name of each series, with its labels in double braces
 * @param column for tables: the heading of the column of values
 */
public record Target(String expr, String legend, Optional<String> column) {

    /** Checks that there is a query and a name. */
    public Target {
        Objects.requireNonNull(expr, "expr");
        Objects.requireNonNull(legend, "legend of " + expr);
        expr = expr.strip();
    }
}
