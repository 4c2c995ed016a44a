package fr.conciergerie;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;

/** The application: one process that serves every operator of the installation. */
@SpringBootApplication
public class Conciergerie {

    public static void main(String[] arguments) {
        SpringApplication.run(Conciergerie.class, arguments);
    }
}
