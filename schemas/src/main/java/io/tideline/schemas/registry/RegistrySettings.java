package io.tideline.schemas.registry;

import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.kafka.common.config.AbstractConfig;
import org.apache.kafka.common.config.ConfigDef;
import org.apache.kafka.common.config.ConfigDef.Importance;
import org.apache.kafka.common.config.ConfigDef.Range;
import org.apache.kafka.common.config.ConfigDef.ValidString;
import org.apache.kafka.common.config.ConfigException;

/** Settings of a registry client, named as Confluent's. Never logged, because a URL may hold a password. */
public class RegistrySettings extends AbstractConfig {

    public static final String URL = "schema.registry.url";
    public static final String REQUEST_TIMEOUT_MS = "schema.registry.request.timeout.ms";
    public static final String MAX_RETRIES = "max.retries";
    public static final String RETRIES_WAIT_MS = "retries.wait.ms";
    public static final String RETRIES_MAX_WAIT_MS = "retries.max.wait.ms";
    public static final String BASIC_SOURCE = "basic.auth.credentials.source";
    public static final String BASIC_USER_INFO = "basic.auth.user.info";
    public static final String BEARER_SOURCE = "bearer.auth.credentials.source";
    public static final String BEARER_TOKEN = "bearer.auth.token";
    public static final String TRUSTSTORE_LOCATION = "schema.registry.ssl.truststore.location";
    public static final String TRUSTSTORE_PASSWORD = "schema.registry.ssl.truststore.password";
    public static final String TRUSTSTORE_TYPE = "schema.registry.ssl.truststore.type";
    public static final String KEYSTORE_LOCATION = "schema.registry.ssl.keystore.location";
    public static final String KEYSTORE_PASSWORD = "schema.registry.ssl.keystore.password";
    public static final String KEYSTORE_TYPE = "schema.registry.ssl.keystore.type";
    public static final String KEY_PASSWORD = "schema.registry.ssl.key.password";

    /** Value of {@link #BASIC_SOURCE}: user and password stand in the URL. */
    public static final String SOURCE_URL = "URL";

    /** Value of {@link #BASIC_SOURCE}: user and password stand in {@link #BASIC_USER_INFO}. */
    public static final String SOURCE_USER_INFO = "USER_INFO";

    /** Value of {@link #BEARER_SOURCE}: the token stands in {@link #BEARER_TOKEN}. */
    public static final String SOURCE_STATIC_TOKEN = "STATIC_TOKEN";

    private static final int MINUTE_MS = 60_000;

    public RegistrySettings(Map<?, ?> originals) {
        this(definition(), originals);
    }

    protected RegistrySettings(ConfigDef definition, Map<?, ?> originals) {
        super(definition, originals, false);
    }

    /** The settings with their types, defaults, bounds and meanings. */
    public static ConfigDef definition() {
        ConfigDef definition = new ConfigDef();
        defineConnection(definition);
        defineCredentials(definition);
        defineTls(definition);
        return definition;
    }

    private static void defineConnection(ConfigDef to) {
        to.define(
                        URL,
                        ConfigDef.Type.LIST,
                        ConfigDef.NO_DEFAULT_VALUE,
                        ConfigDef.LambdaValidator.with(RegistryUrl::validate, () -> "one URL or more"),
                        Importance.HIGH,
                        "URLs of the schema registry, comma-separated; mock://scope is one in memory, for tests.")
                .define(
                        REQUEST_TIMEOUT_MS,
                        ConfigDef.Type.INT,
                        10_000,
                        Range.between(1, 10 * MINUTE_MS),
                        Importance.MEDIUM,
                        "Milliseconds until a request without a whole answer counts as failed.")
                .define(
                        MAX_RETRIES,
                        ConfigDef.Type.INT,
                        3,
                        Range.between(0, 100),
                        Importance.MEDIUM,
                        "How many times all URLs are tried again when none of them answered well.")
                .define(
                        RETRIES_WAIT_MS,
                        ConfigDef.Type.INT,
                        500,
                        Range.between(0, MINUTE_MS),
                        Importance.LOW,
                        "Milliseconds before the first retry; doubled for every further one.")
                .define(
                        RETRIES_MAX_WAIT_MS,
                        ConfigDef.Type.INT,
                        10_000,
                        Range.between(0, 10 * MINUTE_MS),
                        Importance.LOW,
                        "Most milliseconds before a retry.");
    }

    private static void defineCredentials(ConfigDef to) {
        to.define(
                        BASIC_SOURCE,
                        ConfigDef.Type.STRING,
                        SOURCE_URL,
                        ValidString.in(SOURCE_URL, SOURCE_USER_INFO),
                        Importance.MEDIUM,
                        "Where user and password of basic authentication come from: the URL, or the next setting.")
                .define(
                        BASIC_USER_INFO,
                        ConfigDef.Type.PASSWORD,
                        "",
                        Importance.MEDIUM,
                        "user:password of basic authentication, if the source is USER_INFO.")
                .define(
                        BEARER_SOURCE,
                        ConfigDef.Type.STRING,
                        "",
                        ValidString.in("", SOURCE_STATIC_TOKEN),
                        Importance.MEDIUM,
                        "Where the token of bearer authentication comes from; empty for none. Wins over basic.")
                .define(
                        BEARER_TOKEN,
                        ConfigDef.Type.PASSWORD,
                        "",
                        Importance.MEDIUM,
                        "Token of bearer authentication, if the source is STATIC_TOKEN.");
    }

    private static void defineTls(ConfigDef to) {
        defineStore(to, TRUSTSTORE_LOCATION, TRUSTSTORE_PASSWORD, "trust store", "the JDK's own");
        to.define(
                TRUSTSTORE_TYPE,
                ConfigDef.Type.STRING,
                "PKCS12",
                ValidString.in("PKCS12", "JKS", "PEM"),
                Importance.LOW,
                "Format of the trust store; PEM is a file of certificates.");
        defineStore(to, KEYSTORE_LOCATION, KEYSTORE_PASSWORD, "key store of the client", "none");
        to.define(
                KEYSTORE_TYPE,
                ConfigDef.Type.STRING,
                "PKCS12",
                ValidString.in("PKCS12", "JKS"),
                Importance.LOW,
                "Format of the key store of the client.");
        to.define(
                KEY_PASSWORD,
                ConfigDef.Type.PASSWORD,
                "",
                Importance.LOW,
                "Password of the client's key; empty if it is that of its key store.");
    }

    private static void defineStore(ConfigDef to, String location, String password, String what, String otherwise) {
        to.define(
                        location,
                        ConfigDef.Type.STRING,
                        "",
                        Importance.MEDIUM,
                        "File of the %s for https; empty for %s.".formatted(what, otherwise))
                .define(
                        password,
                        ConfigDef.Type.PASSWORD,
                        "",
                        Importance.MEDIUM,
                        "Password of the %s; empty if it has none.".formatted(what));
    }

    /** The URLs without user info and without a slash at the end. */
    List<URI> urls() {
        return rawUrls().stream().map(RegistryUrl::withoutUserInfo).toList();
    }

    /** User info of the first URL that has one, decoded. */
    Optional<String> urlUserInfo() {
        return rawUrls().stream()
                .flatMap(url -> Optional.ofNullable(url.getUserInfo()).stream())
                .findFirst();
    }

    /** What follows mock:// if the registry is one in memory. */
    Optional<String> inMemoryScope() {
        List<String> urls = getList(URL);
        Optional<String> scope = urls.stream()
                .flatMap(url -> RegistryUrl.inMemoryScope(url).stream())
                .findFirst();
        if (scope.isPresent() && urls.size() > 1) {
            throw new ConfigException(URL + " must be one URL if that is in memory, was " + urls.size());
        }
        return scope;
    }

    Duration requestTimeout() {
        return Duration.ofMillis(getInt(REQUEST_TIMEOUT_MS));
    }

    Backoff backoff() {
        return new Backoff(getInt(MAX_RETRIES), getInt(RETRIES_WAIT_MS), getInt(RETRIES_MAX_WAIT_MS));
    }

    String secret(String name) {
        return getPassword(name).value();
    }

    private List<URI> rawUrls() {
        return getList(URL).stream().map(RegistryUrl::parse).toList();
    }
}
