package fr.conciergerie.database;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.HexFormat;
import java.util.Properties;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** A way into a database: where it is, as whom, with what password. */
record Access(String url, String user, String password) {

    /** The same database as another role. */
    Access as(String otherUser, String otherPassword) {
        return new Access(url, otherUser, otherPassword);
    }

    /** A password that follows from this one and is stored nowhere: every instance derives the same. */
    String derivePassword(String purpose) {
        try {
            var mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(password.getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
            return HexFormat.of().formatHex(mac.doFinal(purpose.getBytes(StandardCharsets.UTF_8)));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every JDK has HMAC-SHA256", e);
        }
    }

    Connection connect() throws SQLException {
        var properties = properties();
        properties.setProperty("connectTimeout", "10");
        return DriverManager.getConnection(url, properties);
    }

    /** For short questions: whoever does not answer in that time is not there. */
    Connection connectWithin(Duration time) throws SQLException {
        var properties = properties();
        var seconds = String.valueOf(time.toSeconds());
        properties.setProperty("connectTimeout", seconds);
        properties.setProperty("loginTimeout", seconds);
        properties.setProperty("socketTimeout", seconds);
        return DriverManager.getConnection(url, properties);
    }

    private Properties properties() {
        var properties = new Properties();
        properties.setProperty("user", user);
        properties.setProperty("password", password);
        properties.setProperty("ApplicationName", "conciergerie");
        return properties;
    }

    /** Connects, or says in one sentence why that is impossible. */
    Connection connectOrExplain() {
        try {
            return connect();
        } catch (SQLException e) {
            throw new CannotStart(explain(e), e);
        }
    }

    private String explain(SQLException e) {
        return switch (String.valueOf(e.getSQLState())) {
            case "28P01", "28000" ->
                "The database at %s refuses the user %s with this password; check CONCIERGERIE_DATABASE_USER and CONCIERGERIE_DATABASE_PASSWORD."
                        .formatted(place(), user);
            case "3D000" ->
                "The database at %s does not exist; create it with: create database … owner %s;"
                        .formatted(place(), user);
            case "08001", "08004", "08006" ->
                "The database at %s cannot be reached; check CONCIERGERIE_DATABASE_URL and that the server runs."
                        .formatted(place());
            default -> "The database at %s does not answer as it should: %s".formatted(place(), firstLine(e));
        };
    }

    /** The address without its parameters, which may hold a secret. */
    private String place() {
        return url.replaceFirst("\\?.*", "").replaceFirst("^jdbc:", "");
    }

    static String firstLine(Throwable e) {
        return String.valueOf(e.getMessage()).lines().findFirst().orElse("");
    }

    @Override
    public String toString() {
        return user + "@" + place();
    }
}
