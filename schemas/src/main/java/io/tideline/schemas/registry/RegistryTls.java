package io.tideline.schemas.registry;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.security.cert.CertificateFactory;
import java.util.Optional;
import javax.net.ssl.KeyManager;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManager;
import javax.net.ssl.TrustManagerFactory;
import org.apache.kafka.common.config.ConfigException;

/**
 * Trust store and key store for https.
 *
 * @param trustLocation file of the trust store, empty for the JDK's own
 * @param keyLocation file of the client's key store, empty for none
 */
record RegistryTls(
        String trustLocation,
        String trustType,
        String trustPassword,
        String keyLocation,
        String keyType,
        String keyStorePassword,
        String keyPassword) {

    private static final String PEM = "PEM";

    static RegistryTls of(RegistrySettings settings) {
        return new RegistryTls(
                settings.getString(RegistrySettings.TRUSTSTORE_LOCATION),
                settings.getString(RegistrySettings.TRUSTSTORE_TYPE),
                settings.secret(RegistrySettings.TRUSTSTORE_PASSWORD),
                settings.getString(RegistrySettings.KEYSTORE_LOCATION),
                settings.getString(RegistrySettings.KEYSTORE_TYPE),
                settings.secret(RegistrySettings.KEYSTORE_PASSWORD),
                settings.secret(RegistrySettings.KEY_PASSWORD));
    }

    /**
     * The context to connect with; empty if neither store is set.
     *
     * @throws ConfigException if a store cannot be used
     */
    Optional<SSLContext> context() {
        if (trustLocation.isBlank() && keyLocation.isBlank()) {
            return Optional.empty();
        }
        try {
            SSLContext context = SSLContext.getInstance("TLS");
            context.init(keyManagers(), trustManagers(), null);
            return Optional.of(context);
        } catch (GeneralSecurityException e) {
            throw unusable("The stores of schema.registry.ssl", e);
        }
    }

    private TrustManager[] trustManagers() throws GeneralSecurityException {
        TrustManagerFactory factory = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        factory.init(trustLocation.isBlank() ? null : trustStore());
        return factory.getTrustManagers();
    }

    private KeyStore trustStore() {
        return trustType.equals(PEM)
                ? certificates(trustLocation)
                : store(RegistrySettings.TRUSTSTORE_LOCATION, trustLocation, trustType, trustPassword);
    }

    private KeyManager[] keyManagers() throws GeneralSecurityException {
        if (keyLocation.isBlank()) {
            return new KeyManager[0];
        }
        KeyManagerFactory factory = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
        String password = keyPassword.isEmpty() ? keyStorePassword : keyPassword;
        factory.init(
                store(RegistrySettings.KEYSTORE_LOCATION, keyLocation, keyType, keyStorePassword),
                password.toCharArray());
        return factory.getKeyManagers();
    }

    private static KeyStore store(String setting, String location, String type, String password) {
        try (InputStream in = Files.newInputStream(Path.of(location))) {
            KeyStore store = KeyStore.getInstance(type);
            store.load(in, password.isEmpty() ? null : password.toCharArray());
            return store;
        } catch (IOException | GeneralSecurityException e) {
            throw unusable(setting + " " + location, e);
        }
    }

    private static KeyStore certificates(String location) {
        try (InputStream in = Files.newInputStream(Path.of(location))) {
            KeyStore store = KeyStore.getInstance("PKCS12");
            store.load(null, null);
            for (Certificate certificate :
                    CertificateFactory.getInstance("X.509").generateCertificates(in)) {
                store.setCertificateEntry("certificate-" + store.size(), certificate);
            }
            return store;
        } catch (IOException | GeneralSecurityException e) {
            throw unusable(RegistrySettings.TRUSTSTORE_LOCATION + " " + location, e);
        }
    }

    private static ConfigException unusable(String what, Exception cause) {
        ConfigException exception = new ConfigException(
                "%s cannot be used: %s: %s.".formatted(what, cause.getClass().getSimpleName(), cause.getMessage()));
        exception.initCause(cause);
        return exception;
    }

    @Override
    public String toString() {
        return "RegistryTls[trust store %s, key store %s]".formatted(trustLocation, keyLocation);
    }
}
