package io.tideline.app.topics;

import io.tideline.config.Settings;
import io.tideline.schemas.ContractRegistration;
import io.tideline.schemas.ContractReport;
import io.tideline.schemas.registry.RegistryException;
import io.tideline.schemas.registry.RegistrySettings;
import io.tideline.schemas.registry.SchemaRegistry;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.apache.kafka.common.config.ConfigException;

/** Looks at the registry that the settings name, and answers or fails within about ten seconds. */
public final class RegistryInspection implements ContractInspection {

    /** Two attempts of this length at all addresses, and the pause between them, stay below ten seconds. */
    private static final Duration ATTEMPT_TIMEOUT = Duration.ofSeconds(4);

    private static final int RETRIES = 1;

    private final Settings settings;

    /** A look at the registry of some settings. */
    public RegistryInspection(Settings settings) {
        this.settings = settings;
    }

    @Override
    public List<ContractReport> read() {
        return ask(ContractRegistration::check);
    }

    /**
     * Registers every contract that is missing and compatible, guards its subject, and tells how all of them stand then;
     * throws {@link UnavailableException} if the registry cannot be used. A second time changes nothing.
     */
    public List<ContractReport> register() {
        return ask(ContractRegistration::register);
    }

    private List<ContractReport> ask(Function<ContractRegistration, List<ContractReport>> question) {
        try {
            SchemaRegistry registry = SchemaRegistry.open(new RegistrySettings(bounded()));
            return question.apply(
                    new ContractRegistration(registry, settings.topics().contracts()));
        } catch (RegistryException failed) {
            throw new UnavailableException(failed.getMessage(), failed);
        } catch (ConfigException unusable) {
            throw new UnavailableException(
                    "The registry's client cannot be configured: " + unusable.getMessage(), unusable);
        }
    }

    private Map<String, Object> bounded() {
        Map<String, Object> bounded = new HashMap<>(settings.registry());
        int addresses = settings.connection().registryUrls().size();
        bounded.put(RegistrySettings.REQUEST_TIMEOUT_MS, (int) ATTEMPT_TIMEOUT.toMillis() / addresses);
        bounded.put(RegistrySettings.MAX_RETRIES, RETRIES);
        return bounded;
    }
}
