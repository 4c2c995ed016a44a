package fr.conciergerie;

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
        SpringApplication.run(Conciergerie.class, arguments);
    }
}
