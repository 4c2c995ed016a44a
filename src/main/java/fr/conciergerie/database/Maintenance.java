package fr.conciergerie.database;

import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.Function;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.core.env.SimpleCommandLinePropertySource;
import org.springframework.core.env.StandardEnvironment;

/**
 * What is done with the database beside the running application, from the command line: a backup, its restoration, an examination.
 * With the settings of a start, on the embedded server or the house's own; one that runs already is used as it runs.
 */
public final class Maintenance {

    private final DatabaseSettings settings;
    private final DatabaseSettings.Start start;
    private final PrintStream out;

    private Maintenance(DatabaseSettings settings, DatabaseSettings.Start start, PrintStream out) {
        this.settings = settings;
        this.start = start;
        this.out = out;
    }

    /** @param options as of a start, such as {@code --conciergerie.data=DIR} */
    public static Maintenance with(String[] options, PrintStream out) {
        var environment = new StandardEnvironment();
        environment.getPropertySources().addFirst(new SimpleCommandLinePropertySource(options));
        var binder = Binder.get(environment);
        return new Maintenance(
                binder.bindOrCreate("conciergerie.database", DatabaseSettings.class),
                binder.bindOrCreate("conciergerie", DatabaseSettings.Start.class),
                out);
    }

    /** Writes all of it into a file, while people work. */
    public void backUp(Path file) {
        var manifest = on(false, access -> Backup.write(access, file));
        out.printf(
                "%s holds %d rows of %d tables as they were at %s.%n",
                file, manifest.rows(), manifest.tables().size(), manifest.takenAt());
        if (manifest.vaultKey() != null) {
            out.printf(
                    "What is sealed in it opens with key %s: keep the keyset too, in another place.%n",
                    manifest.vaultKey());
        }
    }

    /** Reads a file into a database that is empty, or leaves it empty. */
    public void restore(Path file) {
        var demonstration = Restoration.manifest(file).purpose() == Installation.DEMONSTRATION;
        var manifest = on(
                true,
                access -> Restoration.read(
                        file, access, settings.isEmbedded() ? null : settings.givenApplication(access)));
        if (settings.isEmbedded() && demonstration) {
            rememberDemonstration();
        }
        out.printf(
                "%d rows of %d tables are back as they were at %s, and whole.%n",
                manifest.rows(), manifest.tables().size(), manifest.takenAt());
    }

    /** Says whether all is well. */
    public void examine() {
        Doctor.refuse(on(false, Doctor::examine));
        out.printf("All is well: %d checks found nothing.%n", Doctor.checks().size());
    }

    private <T> T on(boolean fresh, Function<Access, T> work) {
        if (!settings.isEmbedded()) {
            return work.apply(settings.owner());
        }
        var running = fresh ? Optional.<Access>empty() : EmbeddedPostgres.running(start.data());
        return running.map(work).orElseGet(() -> onItsOwn(fresh, work));
    }

    private <T> T onItsOwn(boolean fresh, Function<Access, T> work) {
        var data = start.data();
        if (!fresh && !Files.exists(data)) {
            throw new CannotStart(
                    "There is no data folder %s; name it with --data DIR.".formatted(data.toAbsolutePath()));
        }
        var folder = DataFolder.take(data);
        if (fresh != folder.isNew()) {
            folder.close();
            throw new CannotStart(
                    fresh
                            ? "The data folder %s holds a database already; a backup is restored into an empty place only, name another one with --data DIR."
                                    .formatted(data.toAbsolutePath())
                            : "The data folder %s holds no database; name it with --data DIR."
                                    .formatted(data.toAbsolutePath()));
        }
        try (var server = EmbeddedPostgres.start(folder)) {
            return work.apply(server.database(DatabaseConfiguration.EMBEDDED_DATABASE));
        } catch (RuntimeException e) {
            if (fresh) {
                DataFolder.delete(data.toAbsolutePath().normalize().resolve("postgresql"));
            }
            throw e;
        }
    }

    private void rememberDemonstration() {
        try (var folder = DataFolder.take(start.data())) {
            folder.rememberDemonstration();
        }
    }
}
