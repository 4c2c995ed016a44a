package fr.conciergerie;

import fr.conciergerie.database.CannotStart;
import java.util.List;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.context.annotation.FullyQualifiedAnnotationBeanNameGenerator;
import org.springframework.modulith.Modulithic;

/**
 * The application: one process that serves every operator of the installation.
 *
 * <p>Beans bear the full name of their class, so that two modules may each have their {@code SessionRepository}.
 */
@SpringBootApplication(nameGenerator = FullyQualifiedAnnotationBeanNameGenerator.class)
@Modulithic(
        systemName = "Conciergerie",
        sharedModules = {"shared", "database", "web"})
public class Conciergerie {

    public static void main(String[] arguments) {
        if (List.of(arguments).contains("--help")) {
            System.out.print(StartOptions.HELP);
            return;
        }
        var deed = MaintenanceDeed.of(arguments);
        if (deed.isPresent()) {
            System.exit(deed.get().run());
        }
        var application = new SpringApplication(Conciergerie.class);
        application.addListeners(new MemoryEnough(), new SettingsRight(), new PortsFree());
        application.run(settings(arguments));
    }

    private static String[] settings(String... arguments) {
        try {
            return StartOptions.toSettings(arguments);
        } catch (CannotStart e) {
            System.err.println(e.sentence());
            System.exit(1);
            throw e;
        }
    }
}
