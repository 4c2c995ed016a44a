package fr.conciergerie;

import fr.conciergerie.database.CannotStart;
import fr.conciergerie.database.Maintenance;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.logging.LoggingSystem;

/**
 * What the command line asks for instead of a start: a backup, a restoration, an examination.
 *
 * @param file null for an examination
 * @param options as of a start
 */
record MaintenanceDeed(String option, @Nullable Path file, List<String> options) {

    private static final String BACKUP = "--backup";
    private static final String RESTORE = "--restore";
    private static final String DOCTOR = "--doctor";

    MaintenanceDeed {
        options = List.copyOf(options);
    }

    /** Empty where a start is asked for. */
    static Optional<MaintenanceDeed> of(String... arguments) {
        var rest = new ArrayList<>(List.of(arguments));
        int at = rest.indexOf(BACKUP) >= 0 ? rest.indexOf(BACKUP) : rest.indexOf(RESTORE);
        if (at >= 0) {
            var option = rest.remove(at);
            var file = at < rest.size() && !rest.get(at).startsWith("--") ? Path.of(rest.remove(at)) : null;
            return Optional.of(new MaintenanceDeed(option, file, rest));
        }
        return rest.remove(DOCTOR) ? Optional.of(new MaintenanceDeed(DOCTOR, null, rest)) : Optional.empty();
    }

    /** @return how the process ends */
    int run() {
        // No application starts that would configure the log: whoever typed the command is told in sentences.
        LoggingSystem.get(MaintenanceDeed.class.getClassLoader()).beforeInitialize();
        try {
            var maintenance = Maintenance.with(StartOptions.toSettings(options.toArray(String[]::new)), System.out);
            switch (option) {
                case BACKUP -> maintenance.backUp(requireFile());
                case RESTORE -> maintenance.restore(requireFile());
                default -> maintenance.examine();
            }
            return 0;
        } catch (CannotStart e) {
            System.err.println(e.sentence());
            return 1;
        }
    }

    private Path requireFile() {
        if (file == null) {
            throw new CannotStart("%s needs a file; --help says how.".formatted(option));
        }
        return file;
    }
}
