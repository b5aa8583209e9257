package io.tideline.http;

import java.util.List;

/**
 * A parameter of an operation, as the API describes it.
 *
 * @param name its name
 * @param isPath whether it is part of the path
 * @param type of OpenAPI: {@code string} or {@code integer}
 * @param format of OpenAPI, such as {@code date}, or empty
 * @param allowed the only values, or empty if there is no such list
 * @param isList whether several can be given: the parameter again, and where there is a list of values, by commas too
 * @param description one sentence
 */
record Parameter(
        String name,
        boolean isPath,
        String type,
        String format,
        List<String> allowed,
        boolean isList,
        String description) {
    /** The parameter of operations that answer in JSON and in CSV. */
    static final Parameter FORMAT =
            oneOf("format", List.of("json", "csv"), "The format of the answer; wins over the Accept header.");

    static Parameter path(String name, String description) {
        return new Parameter(name, true, "string", "", List.of(), false, description);
    }

    static Parameter text(String name, String description) {
        return new Parameter(name, false, "string", "", List.of(), false, description);
    }

    static Parameter repeated(String name, String description) {
        return new Parameter(name, false, "string", "", List.of(), true, description);
    }

    static Parameter date(String name, String description) {
        return new Parameter(name, false, "string", "date", List.of(), false, description);
    }

    static Parameter number(String name, String description) {
        return new Parameter(name, false, "integer", "int32", List.of(), false, description);
    }

    static Parameter oneOf(String name, List<String> allowed, String description) {
        return new Parameter(name, false, "string", "", List.copyOf(allowed), false, description);
    }

    static Parameter anyOf(String name, List<String> allowed, String description) {
        return new Parameter(name, false, "string", "", List.copyOf(allowed), true, description);
    }
}
