package io.tideline.config.format;

import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import org.apache.kafka.common.config.ConfigDef;
import org.apache.kafka.common.utils.Utils;

/** The formats of settings that name something outside: topics, addresses, classes, directories. */
public final class NameValue {

    /** Kafka's own bound on the length of a topic's name. */
    private static final int TOPIC_NAME_LENGTH = 249;
    /** This leaves room for what Kafka Streams appends to make the name of an internal topic. */
    private static final int APPLICATION_ID_LENGTH = 100;

    private static final Pattern TOPIC_CHARACTERS = Pattern.compile("[a-zA-Z0-9._-]+");
    private static final Pattern HOST_AND_PORT =
            Pattern.compile("(?:[A-Z_]+://)?([^\\s\\[\\]:/]+|\\[[0-9a-fA-F:.%]+]):(\\d{1,5})");
    private static final Pattern URL = Pattern.compile("(?:https?://[^\\s,]+|mock://[^\\s,/]+)");
    private static final Pattern CLASS_NAME =
            Pattern.compile("[\\p{L}_$][\\p{L}\\p{N}_$]*(\\.[\\p{L}_$][\\p{L}\\p{N}_$]*)+");
    private static final Pattern TOKEN = Pattern.compile("[A-Za-z0-9._~+/-]+=*");
    private static final int HIGHEST_PORT = 65_535;

    private NameValue() {}

    /** A name Kafka accepts for a topic. */
    public static ValueFormat<String> topic() {
        String bound = "must be a topic name: at most " + TOPIC_NAME_LENGTH
                + " letters, digits, dots, underscores and hyphens";
        return word("a topic name", bound, text -> isTopicName(text) && text.length() <= TOPIC_NAME_LENGTH);
    }

    /** A name that can begin those of topics, groups and transactions. */
    public static ValueFormat<String> applicationId() {
        String bound = "must be at most " + APPLICATION_ID_LENGTH + " letters, digits, dots, underscores and hyphens";
        return word(
                "letters, digits, dots, underscores and hyphens",
                bound,
                text -> isTopicName(text) && text.length() <= APPLICATION_ID_LENGTH);
    }

    /** Brokers as {@code host:port}, separated by commas; at least one. */
    public static ValueFormat<List<String>> brokers() {
        String bound = "must be host:port, or several separated by commas";
        return list("host:port, or several separated by commas", bound, NameValue::isHostAndPort);
    }

    /** Addresses of a schema registry, separated by commas; at least one. */
    public static ValueFormat<List<String>> urls() {
        String bound = "must be an http or https address, or several separated by commas";
        return list("an http or https address, or several separated by commas", bound, text -> URL.matcher(text)
                .matches());
    }

    /** An address to listen on: {@code host:port}, port 0 for any free one. */
    public static ValueFormat<ListenAddress> listenAddress() {
        return new ValueFormat<>(ConfigDef.Type.STRING, "host:port, port 0 for any free one", text -> {
            if (!isHostAndPort(text) || text.contains("://")) {
                throw new IllegalArgumentException("must be host:port");
            }
            int colon = text.lastIndexOf(':');
            return new ListenAddress(
                    text.substring(0, colon).replaceAll("[\\[\\]]", ""), Integer.parseInt(text.substring(colon + 1)));
        });
    }

    /** An address at which others reach this process, or nothing. Kafka Streams hands it on and must be able to read it. */
    public static ValueFormat<Optional<ListenAddress>> advertisedAddress() {
        ValueFormat<ListenAddress> address = listenAddress();
        return new ValueFormat<>(ConfigDef.Type.STRING, "host:port, or nothing", text -> {
            if (text.isEmpty()) {
                return Optional.empty();
            }
            ListenAddress read = address.read(text);
            if (read.port() == 0) {
                throw new IllegalArgumentException("must have a port above 0");
            }
            if (Utils.getHost(text) == null) {
                throw new IllegalArgumentException(
                        "must name a host in ASCII letters, digits, hyphens, underscores and dots");
            }
            return Optional.of(read);
        });
    }

    /** A bearer token as HTTP defines it, or nothing. */
    public static ValueFormat<Optional<String>> token() {
        return new ValueFormat<>(ConfigDef.Type.STRING, "letters, digits and - . _ ~ + / =, or nothing", text -> {
            if (!text.isEmpty() && !TOKEN.matcher(text).matches()) {
                throw new IllegalArgumentException("must be letters, digits and - . _ ~ + / = at the end");
            }
            return Optional.of(text).filter(token -> !token.isEmpty());
        });
    }

    /** The full name of a Java class, or nothing; whether it is on the class path shows when it is used. */
    public static ValueFormat<Optional<String>> className() {
        return new ValueFormat<>(ConfigDef.Type.STRING, "the full name of a class, or nothing", text -> {
            if (!text.isEmpty() && !CLASS_NAME.matcher(text).matches()) {
                throw new IllegalArgumentException("must be the full name of a class");
            }
            return Optional.of(text).filter(name -> !name.isEmpty());
        });
    }

    /** A directory; it need not exist yet. */
    public static ValueFormat<Path> directory() {
        return new ValueFormat<>(ConfigDef.Type.STRING, "a directory, created if absent", text -> {
            try {
                if (!text.isBlank()) {
                    return Path.of(text);
                }
            } catch (InvalidPathException unusable) {
                throw new IllegalArgumentException("must be a directory", unusable);
            }
            throw new IllegalArgumentException("must be a directory");
        });
    }

    private static ValueFormat<String> word(String accepts, String bound, Predicate<String> holds) {
        return new ValueFormat<>(ConfigDef.Type.STRING, accepts, text -> text).where(holds, bound);
    }

    private static ValueFormat<List<String>> list(String accepts, String bound, Predicate<String> holds) {
        return new ValueFormat<>(ConfigDef.Type.LIST, accepts, ChoiceValue::items)
                .where(items -> !items.isEmpty() && items.stream().allMatch(holds), bound);
    }

    private static boolean isTopicName(String text) {
        return TOPIC_CHARACTERS.matcher(text).matches() && !text.equals(".") && !text.equals("..");
    }

    private static boolean isHostAndPort(String text) {
        var parts = HOST_AND_PORT.matcher(text);
        return parts.matches() && Integer.parseInt(parts.group(2)) <= HIGHEST_PORT;
    }
}
