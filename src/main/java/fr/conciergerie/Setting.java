package fr.conciergerie;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.Period;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.Optional;
import java.util.function.Predicate;
import org.springframework.core.env.Environment;

/** What whoever runs the installation may say through the environment: under which name, and what it must look like. */
enum Setting {
    DATABASE_URL(
            "conciergerie.database.url",
            "look like jdbc:postgresql://host:5432/database",
            it -> it.startsWith("jdbc:postgresql:")),
    DATABASE_USER("conciergerie.database.user", "be the role that owns the database", Setting::isAnything),
    DATABASE_PASSWORD("conciergerie.database.password", "be the password of that role", Setting::isAnything),
    DATABASE_APP_USER("conciergerie.database.app-user", "be the application's own role", Setting::isAnything),
    DATABASE_APP_PASSWORD("conciergerie.database.app-password", "be the password of that role", Setting::isAnything),
    DATABASE_CONNECTIONS("conciergerie.database.connections", "be a number from 2 to 500", it -> isNumber(it, 2, 500)),
    ADDRESS("conciergerie.address", "look like https://conciergerie.example", Setting::isAddress),
    SMTP_HOST("conciergerie.smtp.host", "be the name of the mail server", it -> !it.matches(".*[\\s/:].*")),
    SMTP_PORT("conciergerie.smtp.port", "be a port, a number from 1 to 65535", it -> isNumber(it, 1, 65_535)),
    SMTP_USER("conciergerie.smtp.user", "be a name that the mail server knows", Setting::isAnything),
    SMTP_PASSWORD("conciergerie.smtp.password", "be the password of that name", Setting::isAnything),
    SMTP_FROM(
            "conciergerie.smtp.from",
            "be an e-mail address, such as conciergerie@example.org",
            it -> it.matches("[^@\\s]+@[^@\\s]+")),
    SMTP_STARTTLS(
            "conciergerie.smtp.starttls",
            "be REQUIRED, or OFF for a mail server on the same machine",
            it -> isOneOf(it, "REQUIRED", "OFF")),
    IMAP_HOST("conciergerie.imap.host", "be the name of the mail server", it -> !it.matches(".*[\\s/:].*")),
    IMAP_PORT("conciergerie.imap.port", "be a port, a number from 1 to 65535", it -> isNumber(it, 1, 65_535)),
    IMAP_USER("conciergerie.imap.user", "be a name that the mail server knows", Setting::isAnything),
    IMAP_PASSWORD("conciergerie.imap.password", "be the password of that name", Setting::isAnything),
    IMAP_TLS(
            "conciergerie.imap.tls",
            "be REQUIRED, or OFF for a mail server on the same machine",
            it -> isOneOf(it, "REQUIRED", "OFF")),
    MQTT_URL(
            "conciergerie.mqtt.url",
            "look like mqtts://broker.example:8883, or mqtt:// for a broker on the same machine",
            Setting::isBroker),
    MQTT_USER("conciergerie.mqtt.user", "be a name that the broker knows", Setting::isAnything),
    MQTT_PASSWORD("conciergerie.mqtt.password", "be the password of that name", Setting::isAnything),
    MQTT_CA(
            "conciergerie.mqtt.ca",
            "be a file of certificates that are believed",
            it -> Files.isRegularFile(Path.of(it))),
    PHOTOS_KEPT(
            "conciergerie.photos.kept",
            "be a period of six months at most, such as P6M, P3M or P90D",
            Setting::isSixMonthsAtMost),
    VAULT_KEYSET(
            "conciergerie.vault.keyset", "be a file of keys, or the name of one that is to be made", Setting::isKeyset),
    BACKUP_FOLDER("conciergerie.backup.folder", "be a folder, not a file", it -> !Files.isRegularFile(Path.of(it))),
    BACKUP_KEPT("conciergerie.backup.kept", "be a number from 1 to 1000", it -> isNumber(it, 1, 1000)),
    CALLS_A_MINUTE("conciergerie.calls-a-minute", "be a number from 60 to 999999", it -> isNumber(it, 60, 999_999)),
    INVITATIONS_A_MINUTE("conciergerie.invitations-a-minute", "be a number from 1 to 600", it -> isNumber(it, 1, 600)),
    LATE_ORDER_YEARS("conciergerie.late-order-years", "be a number from 0 to 50", it -> isNumber(it, 0, 50)),
    ZONE("conciergerie.zone", "be a time zone, such as Europe/Paris", Setting::isZone),
    FORWARDED_HEADERS(
            "CONCIERGERIE_FORWARDED_HEADERS", "be none, or native behind a proxy", it -> isOneOf(it, "NONE", "NATIVE")),
    PROXIES("CONCIERGERIE_PROXIES", "be addresses of proxies, divided by commas", it -> it.matches("[0-9a-fA-F.:, ]+")),
    MANAGEMENT_PORT(
            "CONCIERGERIE_MANAGEMENT_PORT", "be a port, a number from 0 to 65535", it -> isNumber(it, 0, 65_535)),
    MANAGEMENT_ADDRESS(
            "CONCIERGERIE_MANAGEMENT_ADDRESS",
            "be an address of this machine, such as 127.0.0.1",
            it -> it.matches("[0-9a-fA-F.:]+"));

    private static final String PREFIX = "CONCIERGERIE_";
    private static final Period LONGEST = Period.ofMonths(6);

    private final String property;
    private final String must;
    private final Predicate<String> rule;

    Setting(String property, String must, Predicate<String> rule) {
        this.property = property;
        this.must = must;
        this.rule = rule;
    }

    /** The name in the environment. */
    String variable() {
        return PREFIX + name();
    }

    /** The name among Spring's properties. */
    String property() {
        return property;
    }

    /** Why this start cannot go on with what was said, in one sentence; secrets are not repeated. */
    Optional<String> complaint(Environment environment) {
        var said = environment.getProperty(property);
        if (said == null || said.isBlank() || isRight(said.strip())) {
            return Optional.empty();
        }
        return Optional.of("%s is “%s” and must %s.".formatted(variable(), said, must));
    }

    private boolean isRight(String said) {
        try {
            return rule.test(said);
        } catch (IllegalArgumentException e) {
            return false;
        }
    }

    private static boolean isAnything(String said) {
        return !said.isEmpty();
    }

    private static boolean isNumber(String said, int least, int most) {
        return said.matches("\\d{1,6}") && Integer.parseInt(said) >= least && Integer.parseInt(said) <= most;
    }

    private static boolean isOneOf(String said, String... words) {
        return Arrays.stream(words).anyMatch(said::equalsIgnoreCase);
    }

    private static boolean isAddress(String said) {
        var address = URI.create(said);
        return address.getHost() != null && isOneOf(String.valueOf(address.getScheme()), "http", "https");
    }

    private static boolean isBroker(String said) {
        var address = URI.create(said);
        return address.getHost() != null && isOneOf(String.valueOf(address.getScheme()), "mqtt", "mqtts");
    }

    private static boolean isZone(String said) {
        try {
            return !ZoneId.of(said).getId().isEmpty();
        } catch (DateTimeException e) {
            return false;
        }
    }

    private static boolean isSixMonthsAtMost(String said) {
        try {
            var kept = Period.parse(said);
            return !kept.isNegative() && !LocalDate.EPOCH.plus(kept).isAfter(LocalDate.EPOCH.plus(LONGEST));
        } catch (DateTimeException e) {
            return false;
        }
    }

    /** A file that is there must hold keys: one that holds something else would be found out when the first file is sealed. */
    private static boolean isKeyset(String said) {
        var file = Path.of(said);
        try {
            return !Files.exists(file)
                    || Files.isRegularFile(file) && Files.readString(file).contains("\"primaryKeyId\"");
        } catch (IOException e) {
            return false;
        }
    }
}
