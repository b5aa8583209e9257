package io.tideline.monitoring;

import java.util.Optional;

/**
 * A choice at the top of a dashboard.
 *
 * @param name as queries write it behind a dollar sign
 * @param label as people see it
 * @param query where the choices come from
 * @param all whether everything may be chosen, and is at first
 * @param first what is chosen at first, if not everything
 */
public record Variable(String name, String label, String query, boolean all, Optional<String> first) {}
