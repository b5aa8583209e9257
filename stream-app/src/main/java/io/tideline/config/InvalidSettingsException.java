package io.tideline.config;

import java.util.List;

/** Settings with which nothing can be started; carries every problem found, each one sentence. */
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
