package io.tideline.monitoring;

import com.fasterxml.jackson.annotation.JsonCreator;

/**
 * A panel of a dashboard, written {@code dashboard-uid/panel-id}.
 *
 * @param dashboard uid of the dashboard
 * @param panel id of the panel in it, at least 1
 */
public record PanelReference(String dashboard, int panel) {

    /** Checks the panel id, because Grafana takes 0 for no panel at all. */
    public PanelReference {
        if (panel < 1) {
            throw new IllegalArgumentException("a panel id must be at least 1, was " + panel);
        }
    }

    /** Reads the written form. */
    @JsonCreator
    public static PanelReference parse(String written) {
        int slash = written.indexOf('/');
        if (slash < 1) {
            throw new IllegalArgumentException("a panel must be written as dashboard/id, was " + written);
        }
        return new PanelReference(written.substring(0, slash), Integer.parseInt(written.substring(slash + 1)));
    }
}
