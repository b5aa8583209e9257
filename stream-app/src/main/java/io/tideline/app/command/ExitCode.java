package io.tideline.app.command;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;

/** How a command ended, as its process tells the shell. */
public enum ExitCode {
    /** It did what it was asked to do. */
    OK(0, "done"),
    /** Something failed while it worked. */
    RUNTIME(1, "something failed while it worked"),
    /** The command line or a setting is not valid; nothing was done. */
    USAGE(2, "the command line or a setting is not valid"),
    /** The broker or the schema registry cannot be used. */
    UNREACHABLE(3, "the broker or the schema registry cannot be used"),
    /** Topics, schemas or data are not as they have to be. */
    VIOLATION(4, "topics, schemas or data are not as they have to be"),
    /** It was interrupted, as by Ctrl-C; the JVM itself gives 143 for SIGTERM. */
    INTERRUPTED(130, "interrupted by Ctrl-C; 143 by SIGTERM");

    private final int code;
    private final String meaning;

    ExitCode(int code, String meaning) {
        this.code = code;
        this.meaning = meaning;
    }

    /** The number, 0..255. */
    public int code() {
        return code;
    }

    /** The meanings of all numbers, for the help of commands that do not put them more exactly. */
    static Map<String, String> meanings() {
        Map<String, String> meanings = new LinkedHashMap<>();
        Arrays.stream(values()).forEach(exit -> meanings.put(Integer.toString(exit.code), exit.meaning));
        return meanings;
    }
}
