package fr.conciergerie.lockers;

import com.hivemq.client.mqtt.MqttClient;
import com.hivemq.client.mqtt.MqttClientSslConfig;
import com.hivemq.client.mqtt.datatypes.MqttQos;
import com.hivemq.client.mqtt.lifecycle.MqttClientDisconnectedContext;
import com.hivemq.client.mqtt.mqtt5.Mqtt5AsyncClient;
import com.hivemq.client.mqtt.mqtt5.Mqtt5ClientBuilder;
import com.hivemq.client.mqtt.mqtt5.message.publish.Mqtt5Publish;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.CertificateFactory;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import javax.net.ssl.TrustManagerFactory;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.stereotype.Component;

/**
 * Our connection to the broker. Each instance has one of its own, which leaves nothing behind at the broker once it is gone: who came in
 * its place would share the messages with nobody. What was not received meanwhile the controllers say again.
 */
@Component
@EnableConfigurationProperties(MqttSettings.class)
class Broker {

    private static final Logger LOG = LoggerFactory.getLogger(Broker.class);
    private static final Duration PATIENCE = Duration.ofSeconds(5);
    private static final int MOST_WAITING = 1_000;
    private static final int PORT = 1883;
    private static final int PORT_WITH_TLS = 8883;

    private final MqttSettings settings;

    private volatile @Nullable Mqtt5AsyncClient client;
    private @Nullable ExecutorService reader;

    Broker(MqttSettings settings) {
        this.settings = settings;
    }

    /** Whoever is told what is published; one message after the other. */
    interface Reader {
        void read(String topic, byte[] payload, boolean retained);
    }

    /** Whether the installation has a broker at all. */
    boolean isThere() {
        return settings.isComplete();
    }

    boolean isConnected() {
        var it = client;
        return it != null && it.getState().isConnected();
    }

    /** Connects, and goes on trying for ever; whenever it is connected it asks for the topics anew. */
    void connect(List<String> topics, Reader to) {
        var executor = new ThreadPoolExecutor(
                1,
                1,
                0,
                TimeUnit.SECONDS,
                new ArrayBlockingQueue<>(MOST_WAITING),
                Thread.ofPlatform().name("lockers-", 0).factory());
        reader = executor;
        var made = builder()
                .addConnectedListener(_ -> subscribe(topics, to, executor))
                .addDisconnectedListener(this::disconnected)
                .buildAsync();
        client = made;
        made.connectWith()
                .cleanStart(true)
                .sessionExpiryInterval(0)
                .keepAlive(15)
                .send();
    }

    /** Whoever is closed stays away: back by itself it would take half of the messages and do nothing with them. */
    private void disconnected(MqttClientDisconnectedContext it) {
        if (client == null) {
            it.getReconnector().reconnect(false);
        } else {
            LOG.info(
                    "The broker of the lockers is not connected: {}",
                    it.getCause().getMessage());
        }
    }

    private Mqtt5ClientBuilder builder() {
        var address = URI.create(settings.url());
        boolean tls = "mqtts".equals(address.getScheme());
        var builder = MqttClient.builder()
                .useMqttVersion5()
                .identifier("conciergerie-" + UUID.randomUUID())
                .serverHost(address.getHost())
                .serverPort(address.getPort() > 0 ? address.getPort() : tls ? PORT_WITH_TLS : PORT)
                .automaticReconnect()
                .initialDelay(500, TimeUnit.MILLISECONDS)
                .maxDelay(10, TimeUnit.SECONDS)
                .applyAutomaticReconnect();
        if (tls) {
            builder = builder.sslConfig(trusting());
        }
        return settings.user().isBlank()
                ? builder
                : builder.simpleAuth()
                        .username(settings.user())
                        .password(settings.password().getBytes(StandardCharsets.UTF_8))
                        .applySimpleAuth();
    }

    private MqttClientSslConfig trusting() {
        var config = MqttClientSslConfig.builder();
        if (settings.ca().isBlank()) {
            return config.build();
        }
        try (var file = Files.newInputStream(Path.of(settings.ca()))) {
            var believed = KeyStore.getInstance(KeyStore.getDefaultType());
            believed.load(null, null);
            int i = 0;
            for (var it : CertificateFactory.getInstance("X.509").generateCertificates(file)) {
                believed.setCertificateEntry("ca-" + i++, it);
            }
            var factory = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
            factory.init(believed);
            return config.trustManagerFactory(factory).build();
        } catch (IOException | GeneralSecurityException e) {
            throw new IllegalStateException("the certificates in " + settings.ca() + " cannot be read", e);
        }
    }

    private void subscribe(List<String> topics, Reader to, ExecutorService executor) {
        var it = client;
        if (it == null) {
            return;
        }
        LOG.info("The broker of the lockers is connected");
        for (var topic : topics) {
            it.subscribeWith()
                    .topicFilter(topic)
                    .qos(MqttQos.AT_LEAST_ONCE)
                    .callback(message -> received(message, to, executor))
                    .send()
                    .whenComplete((_, e) -> {
                        if (e != null) {
                            LOG.warn("The broker does not let us read {}: {}", topic, e.getMessage());
                        }
                    });
        }
    }

    private static void received(Mqtt5Publish message, Reader to, ExecutorService executor) {
        try {
            executor.execute(() -> {
                try {
                    to.read(message.getTopic().toString(), message.getPayloadAsBytes(), message.isRetain());
                } catch (RuntimeException e) {
                    LOG.error("What came at {} was not taken in", message.getTopic(), e);
                }
            });
        } catch (RejectedExecutionException _) {
            // this instance is leaving, or has more to read than it can: controllers say again what nobody has
            // confirmed
        }
    }

    /**
     * Says something, if there is a connection now: nothing waits for one, for nobody would want it later.
     *
     * @param lasts after which the broker delivers it to nobody any more; null for as long as it likes
     * @return whether it is on its way
     */
    boolean publish(String topic, byte[] payload, @Nullable Duration lasts) {
        var it = client;
        if (it == null || !it.getState().isConnected()) {
            return false;
        }
        var message = it.publishWith()
                .topic(topic)
                .payload(payload)
                .qos(MqttQos.AT_LEAST_ONCE)
                .retain(false);
        var sent = lasts == null
                ? message.send()
                : message.messageExpiryInterval(lasts.toSeconds()).send();
        sent.whenComplete((_, e) -> {
            if (e != null) {
                LOG.info("What was to go to {} did not: {}", topic, e.getMessage());
            }
        });
        return true;
    }

    /** First nothing comes any more, then what has come is taken in: a connection to the database is not torn from anybody. */
    void close() {
        var it = client;
        client = null;
        if (it != null) {
            try {
                it.disconnect().get(PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
            } catch (InterruptedException _) {
                Thread.currentThread().interrupt();
            } catch (ExecutionException | TimeoutException _) {
                // it was not connected
            }
        }
        if (reader != null) {
            reader.close();
            reader = null;
        }
    }
}
