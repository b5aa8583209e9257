package io.tideline.app.command;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.encoder.PatternLayoutEncoder;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.OutputStreamAppender;
import org.slf4j.LoggerFactory;

/**
 * The log of the process, on standard error. By default it shows warnings without stack traces. A command that runs until
 * it is stopped also shows its progress, and {@code --verbose} or {@code TIDELINE_LOG=debug} shows everything.
 */
public final class Log {
    /** The variable of the environment that asks for details. */
    static final String VARIABLE = "TIDELINE_LOG";

    private static final String OURS = "io.tideline";
    private static final String APPENDER = "STDERR";
    private static final String WITH_TRACE = "%d{HH:mm:ss.SSS} %-5level [%thread] %logger: %msg%n%ex";

    private Log() {}

    /** Shows the progress of this project's packages, for commands that run until they are stopped. */
    public static void showProgress() {
        if (!showsDetails()) {
            ours().setLevel(Level.INFO);
        }
    }

    /** Shows everything: the details of this project's packages, Kafka's progress, stack traces and the known noise. */
    public static void showDetails() {
        LoggerContext context = ours().getLoggerContext();
        ours().setLevel(Level.DEBUG);
        Logger root = context.getLogger(Logger.ROOT_LOGGER_NAME);
        root.setLevel(Level.INFO);
        if (root.getAppender(APPENDER) instanceof OutputStreamAppender<ILoggingEvent> appender) {
            appender.clearAllFilters();
            PatternLayoutEncoder encoder = new PatternLayoutEncoder();
            encoder.setContext(context);
            encoder.setPattern(WITH_TRACE);
            encoder.start();
            appender.setEncoder(encoder);
        }
    }

    /** Whether details are shown. */
    static boolean showsDetails() {
        return ours().isDebugEnabled();
    }

    private static Logger ours() {
        return (Logger) LoggerFactory.getLogger(OURS);
    }
}
