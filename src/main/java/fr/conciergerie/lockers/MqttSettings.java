package fr.conciergerie.lockers;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * The broker before which controllers and we meet: {@code CONCIERGERIE_MQTT_URL} and so on.
 *
 * @param url empty where no bank is connected; {@code mqtts://} is never in clear, {@code mqtt://} is for a broker on the same machine
 * @param ca a file with the certificates that are believed; empty for those that Java believes
 */
@ConfigurationProperties("conciergerie.mqtt")
record MqttSettings(
        @DefaultValue("") String url,
        @DefaultValue("") String user,
        @DefaultValue("") String password,
        @DefaultValue("") String ca) {

    boolean isComplete() {
        return !url.isBlank();
    }

    /** Nothing of the password in a log. */
    @Override
    public String toString() {
        return user + "@" + url;
    }
}
