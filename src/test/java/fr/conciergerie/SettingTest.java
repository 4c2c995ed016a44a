package fr.conciergerie;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.context.annotation.ClassPathScanningCandidateComponentProvider;
import org.springframework.core.env.StandardEnvironment;
import org.springframework.core.env.SystemEnvironmentPropertySource;
import org.springframework.core.type.filter.AnnotationTypeFilter;

/** Every setting, what it may be and what not; and that whoever reads how to run it reads of all of them. */
class SettingTest {

    /** Said on the command line. */
    private static final Set<String> OPTIONS = Set.of("DATA", "DEMO", "FRESH", "VAULT_ROTATE", "VAULT_RETIRE");

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            DATABASE_URL         | jdbc:postgresql://db:5432/c | mysql://db/c
            DATABASE_CONNECTIONS | 12                     | douze
            DATABASE_CONNECTIONS | 500                    | 1
            ADDRESS              | https://c.example      | c.example
            ADDRESS              | http://10.0.0.1:8080/  | ftp://c.example
            SMTP_HOST            | mail.example           | smtp://mail.example
            SMTP_PORT            | 25                     | abc
            SMTP_PORT            | 65535                  | 70000
            SMTP_FROM            | a@b.example            | Conciergerie
            SMTP_STARTTLS        | off                    | peut-etre
            IMAP_HOST            | imap.example.org       | imaps://imap.example.org
            IMAP_PORT            | 993                    | imap
            IMAP_TLS             | required               | starttls
            MQTT_URL             | mqtts://broker.example | tcp://broker.example
            MQTT_CA              | pom.xml                | /nowhere/yet.pem
            PHOTOS_KEPT          | P90D                   | P9Y
            PHOTOS_KEPT          | P6M                    | six mois
            BACKUP_FOLDER        | /nowhere/yet           | pom.xml
            BACKUP_KEPT          | 1                      | 0
            VAULT_KEYSET         | /nowhere/yet.json      | pom.xml
            CALLS_A_MINUTE       | 60                     | 59
            INVITATIONS_A_MINUTE | 30                     | 0
            ZONE                 | Indian/Reunion         | Réunion
            FORWARDED_HEADERS    | native                 | oui
            PROXIES              | 10.0.0.1, ::1          | le proxy
            MANAGEMENT_PORT      | 0                      | x
            MANAGEMENT_ADDRESS   | ::1                    | partout
            """)
    void aSettingIsRightOrSaysWhatItMustBe(Setting setting, String right, String wrong) {
        assertThat(setting.complaint(said(setting, right))).isEmpty();
        assertThat(setting.complaint(said(setting, ""))).isEmpty();
        assertThat(setting.complaint(said(setting, wrong)))
                .hasValueSatisfying(it -> assertThat(it)
                        .startsWith("CONCIERGERIE_" + setting + " is “" + wrong + "” and must ")
                        .endsWith("."));
    }

    /** Whatever a class reads under conciergerie is a setting, or an option of the command line. */
    @Test
    void everythingThatIsReadIsASetting() throws ClassNotFoundException {
        var scanner = new ClassPathScanningCandidateComponentProvider(false);
        scanner.addIncludeFilter(new AnnotationTypeFilter(ConfigurationProperties.class));
        var read = new TreeSet<String>();
        for (var found : scanner.findCandidateComponents("fr.conciergerie")) {
            var type = Class.forName(found.getBeanClassName());
            var prefix =
                    type.getAnnotation(ConfigurationProperties.class).value().replaceFirst("^conciergerie\\.?", "");
            Arrays.stream(type.getRecordComponents())
                    .map(it -> it.getName().replaceAll("([A-Z])", "_$1").toUpperCase(Locale.ROOT))
                    .map(it -> prefix.isEmpty() ? it : prefix.toUpperCase(Locale.ROOT) + "_" + it)
                    .forEach(read::add);
        }
        read.removeAll(OPTIONS);

        assertThat(Arrays.stream(Setting.values()).map(Enum::name)).containsAll(read);
    }

    @Test
    void everySettingStandsInTheReadmeOrInOperations() throws IOException {
        var told = Pattern.compile("`(?:CONCIERGERIE_|…_?)([A-Z_]+)(?:=[^`]*)?`")
                .matcher(Files.readString(Path.of("docs", "operations.md")))
                .results()
                .map(it -> it.group(1))
                .collect(Collectors.toCollection(TreeSet::new));

        assertThat(told)
                .isEqualTo(
                        Arrays.stream(Setting.values()).map(Enum::name).collect(Collectors.toCollection(TreeSet::new)));
    }

    private static StandardEnvironment said(Setting setting, String value) {
        var environment = new StandardEnvironment();
        environment
                .getPropertySources()
                .addFirst(new SystemEnvironmentPropertySource(
                        "said-systemEnvironment", Map.of(setting.variable(), value)));
        return environment;
    }
}
