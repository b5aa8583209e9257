package io.tideline.config;

import java.util.List;

/** Says that settings are not valid; carries every problem found, each as one sentence. */
public final class InvalidSettingsException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final transient List<String> problems;

    InvalidSettingsException(List<String> problems) {
        super(String.join("\n", problems));
        this.problems = List.copyOf(problems);
    }

    InvalidSettingsException(String problem, Throwable cause) {
        super(problem, cause);
        this.problems = List.of(problem);
    }

    /** Every problem, one sentence each, without secrets; at least one. */
    public List<String> problems() {
        return problems;
    }
}
