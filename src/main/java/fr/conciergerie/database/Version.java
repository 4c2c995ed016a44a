package fr.conciergerie.database;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Properties;

/** Which version of the application this is, as its build wrote it down. */
final class Version {

    private Version() {}

    static String current() {
        try (var info = Version.class.getResourceAsStream("/META-INF/build-info.properties")) {
            if (info == null) {
                return "development";
            }
            var properties = new Properties();
            properties.load(info);
            return properties.getProperty("build.version", "development");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
