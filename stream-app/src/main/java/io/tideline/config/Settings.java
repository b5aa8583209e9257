package io.tideline.config;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

/** All settings of one process, checked. Immutable. */
public final class Settings {

    private final SettingValues values;
    private final ConnectionSettings connection;
    private final StoreSettings store;
    private final FigureSettings figures;
    private final TimeSettings time;
    private final RiskSettings risk;
    private final ErasureSettings erasure;
    private final TopicSettings topics;
    private final RuntimeSettings runtime;
    private final HttpSettings http;

    private Settings(SettingValues values) {
        this.values = values;
        this.connection = ConnectionSettings.from(values);
        this.store = StoreSettings.from(values);
        this.figures = FigureSettings.from(values);
        this.time = TimeSettings.from(values);
        this.risk = RiskSettings.from(values);
        this.erasure = ErasureSettings.from(values);
        this.topics = TopicSettings.from(values);
        this.runtime = RuntimeSettings.from(values);
        this.http = HttpSettings.from(values);
    }

    /** The settings that sources give, defaults for the rest; throws {@link InvalidSettingsException} with all problems. */
    public static Settings read(SettingSources sources) {
        List<String> problems = new ArrayList<>();
        References references = new References(sources.environment());
        Map<String, GivenSetting> resolved = new TreeMap<>();
        Set<String> refused = new HashSet<>();
        sources.given().forEach((name, given) -> references
                .resolve(given)
                .ifPresentOrElse(found -> resolved.put(name, found), () -> {
                    problems.add(references.problemOf(given));
                    refused.add(name);
                }));
        SettingValues values = new SettingValues(resolved);
        problems.addAll(problemsOf(values, refused));
        if (!problems.isEmpty()) {
            throw new InvalidSettingsException(problems);
        }
        return new Settings(values);
    }

    /** The settings given by name, defaults for the rest; throws {@link InvalidSettingsException} with all problems. */
    public static Settings of(Map<String, String> given) {
        return read(SettingSources.of(given));
    }

    /** Which Kafka, which registry, which application. */
    public ConnectionSettings connection() {
        return connection;
    }

    /** The shop whose orders are counted. */
    public StoreSettings store() {
        return store;
    }

    /** Windows, segments and the pace of the published figures. */
    public FigureSettings figures() {
        return figures;
    }

    /** Event time: the clock, lateness and history. */
    public TimeSettings time() {
        return time;
    }

    /** The churn-risk model and its levels. */
    public RiskSettings risk() {
        return risk;
    }

    /** Forgetting a customer. */
    public ErasureSettings erasure() {
        return erasure;
    }

    /** Names and shape of the topics. */
    public TopicSettings topics() {
        return topics;
    }

    /** Threads, memory, disk and guarantees of the running process. */
    public RuntimeSettings runtime() {
        return runtime;
    }

    /** What is answered over HTTP, where and to whom. */
    public HttpSettings http() {
        return http;
    }

    /** The properties of Kafka's clients. */
    public KafkaProperties kafka() {
        return new KafkaProperties(this, KafkaPassThrough.from(values));
    }

    /**
     * The properties of the serializers and of the client of the schema registry: its addresses, and everything given as
     * {@code schema.registry.*}, {@code basic.auth.*} and {@code bearer.auth.*}, under these names. Holds secrets.
     */
    public SortedMap<String, String> registry() {
        SortedMap<String, String> properties = new TreeMap<>();
        for (GivenSetting given : values.all()) {
            if (SettingNames.isPassedThrough(given.name()) && !given.name().startsWith(KafkaDefinitions.PREFIX)) {
                properties.put(given.name(), given.text());
            }
        }
        properties.put(ConnectionSettings.REGISTRY_URL.name(), String.join(",", connection.registryUrls()));
        return Collections.unmodifiableSortedMap(properties);
    }

    /** Warnings about settings that are accepted but probably not meant, one sentence each. */
    public List<String> warnings() {
        List<String> warnings = new ArrayList<>();
        if (values.find(StoreSettings.CURRENCY.name()).isEmpty()) {
            warnings.add("store.currency is not given, so money is counted in " + store.currency());
        }
        values.all().forEach(given -> SettingNames.warningOf(given).ifPresent(warnings::add));
        return warnings;
    }

    /** Every setting with its value and origin, secrets hidden, in the order of the reference. */
    public List<CurrentSetting> current() {
        List<CurrentSetting> current = new ArrayList<>();
        for (Setting<?> setting : SettingCatalog.all()) {
            Origin origin =
                    values.find(setting.name()).map(GivenSetting::origin).orElse(Origin.DEFAULT);
            current.add(new CurrentSetting(setting.name(), values.shown(setting), origin));
        }
        for (GivenSetting given : values.all()) {
            if (SettingNames.isPassedThrough(given.name())) {
                current.add(new CurrentSetting(given.name(), given.shown(), given.origin()));
            }
        }
        return current;
    }

    /** The problems of single settings, then those of rules between settings that are accepted by themselves. */
    private static List<String> problemsOf(SettingValues values, Set<String> unresolved) {
        List<String> problems = new ArrayList<>();
        Set<String> refused = new HashSet<>(unresolved);
        values.all().forEach(given -> SettingNames.problemOf(given).ifPresent(problems::add));
        for (Setting<?> setting : SettingCatalog.all()) {
            values.problemOf(setting).ifPresent(problem -> {
                problems.add(problem);
                refused.add(setting.name());
            });
        }
        SettingRule.ALL.stream()
                .filter(rule -> rule.settings().stream().map(Setting::name).noneMatch(refused::contains))
                .forEach(rule -> problems.addAll(rule.check().apply(values)));
        return problems;
    }
}
