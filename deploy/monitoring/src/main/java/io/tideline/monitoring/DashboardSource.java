package io.tideline.monitoring;

import java.util.List;

/**
 * A dashboard as its source has it.
 *
 * @param uid never changed, because alerts and links name it
 * @param title as people see it
 * @param description what it is for
 * @param from how far back it looks at first
 * @param variables the choices at its top, after data source
 * @param rows its panels, from top to bottom
 */
public record DashboardSource(
        String uid, String title, String description, String from, List<Variable> variables, List<Row> rows) {

    /** Keeps copies. */
    public DashboardSource {
        variables = List.copyOf(variables);
        rows = List.copyOf(rows);
    }

    /**
     * Panels under one heading.
     *
     * @param id shares the numbers of the panels
     * @param title the heading
     * @param panels from left to right, then down
     */
    public record Row(int id, String title, List<Panel> panels) {

        /** Keeps a copy. */
        public Row {
            panels = List.copyOf(panels);
        }
    }
}
